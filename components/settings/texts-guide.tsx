import { placeholderMeaning, textPlaceholders } from "@/lib/core/customer-text/text-template";

/** What can be left open in a text, and what becomes of it. */
export function TextsGuide() {
  return (
    <div className="max-w-prose space-y-2">
      <p className="text-soft">
        An agent copies one of these into an answer, in the customer’s language: the one the customer prefers
        at Stripe, otherwise the one of the country the bill goes to. A change holds for every text that is
        shown after it; what was sent already stays as it was.
      </p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[10rem_1fr]">
        {textPlaceholders.map((name) => (
          <div key={name} className="contents">
            <dt>
              <code className="font-mono text-sm">{`{${name}}`}</code>
            </dt>
            <dd className="text-soft">{placeholderMeaning(name)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
