import { Instant } from "@/components/ui/instant";
import type { StoryEntry } from "@/lib/core/requested-refund";

/** What happened to a refund, step by step, from the audit log. */
export function RefundStory({ story, locale }: { story: readonly StoryEntry[]; locale: string }) {
  return (
    <section aria-labelledby="story-heading">
      <h2 id="story-heading" className="mb-2">
        What happened
      </h2>
      <ol className="divide-y divide-line border-y border-line">
        {story.map((entry) => (
          <li
            key={`${entry.at.getTime()} ${entry.event}`}
            className="grid gap-x-4 py-2 sm:grid-cols-[14rem_1fr]"
          >
            <Instant at={entry.at} locale={locale} />
            <div className="min-w-0">
              <p>
                <strong className="font-medium">{eventText(entry.event)}</strong> by{" "}
                <bdi>{entry.actorName}</bdi>
              </p>
              <EntryFacts facts={entry.facts} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function EntryFacts({ facts }: { facts: StoryEntry["facts"] }) {
  const entries = Object.entries(facts);
  if (entries.length === 0) return null;
  return (
    <details>
      <summary className="w-fit text-sm">Details</summary>
      <dl className="text-sm text-soft">
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

const eventTexts: Readonly<Record<string, string>> = {
  "refund.requested": "Asked for",
  "refund.approved": "Approved",
  "refund.submitting": "Sent to Stripe",
  "refund.send_marked": "Sent to Stripe again",
  "refund.send_not_executed": "Stripe did not carry it out",
  "refund.unknown": "No answer from Stripe",
  "refund.pending": "On its way at Stripe",
  "refund.requires_action": "Stripe waits for the customer",
  "refund.succeeded": "Refunded",
  "refund.failed": "Failed",
  "refund.canceled": "Canceled",
};

/** An event of the audit log in words; one that has none yet is shown by its name. */
function eventText(event: string): string {
  return eventTexts[event] ?? event;
}
