import type { StoryEntry } from "@/lib/core/refund/requested-refund";

/** What a row of the audit log tells beyond its columns, folded until somebody asks. */
export function AuditFacts({ told }: { told: StoryEntry | null }) {
  if (told === null) return <span className="text-bad">✕ The stored text cannot be read</span>;
  const entries = Object.entries(told.facts);
  if (entries.length === 0) return null;
  return (
    <details>
      <summary className="w-fit text-sm">Details</summary>
      <dl className="min-w-36 text-sm text-soft">
        {entries.map(([name, fact]) => (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt>{name}</dt>
            <dd className="min-w-0">
              <bdi>{fact}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
