import { PaymentTable } from "@/components/charge/payment-table";
import { StripeTroubleNotice } from "@/components/charge/stripe-trouble-notice";
import { Notice } from "@/components/ui/notice";
import type { SearchView } from "@/lib/core/search/search-view";
import { searchRefusalSentence } from "@/lib/core/sentences";

/** What a search found, or why it found nothing. */
export function SearchResults({ view }: { view: SearchView }) {
  const { result, livemode, locale } = view;
  switch (result.kind) {
    case "nothing_asked":
      return <Hints />;
    case "stripe_unavailable":
      return <StripeTroubleNotice trouble={result.trouble} />;
    case "nothing_found":
    case "refused":
      return (
        <output className="block max-w-prose">
          <Notice tone={result.kind === "refused" ? "caution" : "neutral"}>
            <p>{searchRefusalSentence(result.intent, livemode)}</p>
          </Notice>
        </output>
      );
    case "rows":
      return (
        <section aria-labelledby="found-heading" className="space-y-2">
          <output className="block">
            <h2 id="found-heading">{countText(result.rows.length, result.isCutOff)}</h2>
          </output>
          <PaymentTable label="Payments found" rows={result.rows} locale={locale} />
          {result.isCutOff && (
            <p className="text-soft">There are more. Add a word, or search for the e-mail address.</p>
          )}
        </section>
      );
  }
}

function countText(count: number, isCutOff: boolean): string {
  if (isCutOff) return `The first ${count} payments`;
  return count === 1 ? "1 payment" : `${count} payments`;
}

function Hints() {
  return (
    <div className="max-w-prose space-y-2 text-soft">
      <p>
        A charge, payment, customer or refund id, a link from the Stripe Dashboard, an e-mail address, the
        last four digits of a card, or words from the description.
      </p>
      <p className="hidden scripted:block">
        Paste any of these anywhere on a page to open the payment. <kbd className="font-mono">/</kbd> goes to
        this box.
      </p>
    </div>
  );
}
