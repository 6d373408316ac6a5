import { Cell } from "@/components/ui/table";
import type { NamedPerson } from "@/lib/core/access/approval-pairs";

/** A name with the identity below it, for two people may share a name. */
export function PersonCell({ person }: { person: NamedPerson }) {
  return (
    <Cell>
      <bdi>{person.name}</bdi>
      <bdi
        className="block max-w-44 truncate font-mono text-sm text-soft"
        title={`${person.subject} at ${person.issuer}`}
      >
        {person.subject}
      </bdi>
    </Cell>
  );
}
