import { type StoryWords, storyWords } from "@/components/refund/story-words";
import { Instant } from "@/components/ui/instant";
import type { StoryEntry } from "@/lib/core/refund/requested-refund";

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
              <StoryLine words={storyWords(entry)} />
              <EntryFacts facts={entry.facts} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StoryLine({ words: { text, by } }: { words: StoryWords }) {
  return (
    <p>
      <strong className="font-medium">{text}</strong>
      {by !== null && (
        <>
          {" "}
          by <bdi>{by}</bdi>
        </>
      )}
    </p>
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
