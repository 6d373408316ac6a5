"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import type { EndSessionsOutcome, RecentPerson } from "@/lib/core/people/recent-person";

type Props = {
  readonly person: Pick<RecentPerson, "issuer" | "subject" | "name">;
  readonly endSessions: (previous: EndSessionsOutcome, form: FormData) => Promise<EndSessionsOutcome>;
};

/** One button for one person, and what came of it. */
export function EndSessionsForm({ person, endSessions }: Props) {
  const [outcome, send, isSending] = useActionState(endSessions, { kind: "idle" });
  return (
    <form action={send} className="space-y-1">
      <input type="hidden" name="issuer" value={person.issuer} />
      <input type="hidden" name="subject" value={person.subject} />
      {outcome.kind !== "ended" && (
        <Button tone="plain" type="submit" aria-disabled={isSending} className="button-small">
          End sessions<span className="sr-only"> of {person.name}</span>
        </Button>
      )}
      <output className="block text-sm">
        {outcome.kind === "ended" && "Ended just now"}
        {outcome.kind === "refused" && outcome.sentence}
      </output>
    </form>
  );
}
