import { DifferencesTable } from "@/components/insights/differences-table";
import { EarlierTieOuts } from "@/components/insights/earlier-tie-outs";
import { TieOutDays } from "@/components/insights/tie-out-days";
import { TieOutSumsTable } from "@/components/insights/tie-out-sums-table";
import { UnexplainedWord } from "@/components/insights/unexplained-word";
import { Instant } from "@/components/ui/instant";
import type { InsightsView, TieOutView } from "@/lib/core/tie-out/tie-out-view";

/** Whether our books are Stripe's: the last comparison whole, the ones before it in a line each. */
export function BooksSection({ view }: { view: InsightsView }) {
  const [newest, ...earlier] = view.tieOuts;
  return (
    <section aria-labelledby="books-heading" className="min-w-0 space-y-4">
      <div className="max-w-prose space-y-1">
        <h2 id="books-heading">Books</h2>
        <p className="text-soft">
          Every night each refund of the last 35 days is compared three times: in our books, in Stripe’s list
          of refunds, and in the money that moved on Stripe’s balance.
        </p>
      </div>
      {newest === undefined ? (
        <output className="block">
          The books have not been compared yet. It is done every night, and at once by{" "}
          <code className="font-mono text-sm">npm run tie-out</code>.
        </output>
      ) : (
        <>
          <Newest tieOut={newest} view={view} />
          {earlier.length > 0 && <EarlierTieOuts tieOuts={earlier} locale={view.locale} />}
        </>
      )}
    </section>
  );
}

function Newest({ tieOut, view }: { tieOut: TieOutView; view: InsightsView }) {
  const { locale } = view;
  return (
    <>
      <div>
        <p className="font-medium">
          <UnexplainedWord tieOut={tieOut} locale={locale} />
        </p>
        <p className="text-soft">
          Refunds of <TieOutDays window={tieOut.window} locale={locale} />, compared on{" "}
          <Instant at={tieOut.endedAt} locale={locale} />.
        </p>
      </div>
      {tieOut.sums.length > 0 && <TieOutSumsTable sums={tieOut.sums} locale={locale} />}
      {tieOut.differences.length > 0 && (
        <DifferencesTable
          differences={tieOut.differences}
          locale={locale}
          mayOpenPayments={view.mayOpenPayments}
        />
      )}
    </>
  );
}
