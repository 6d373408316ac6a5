import { PaymentTable } from "@/components/charge/payment-table";
import { StripeTroubleNotice } from "@/components/charge/stripe-trouble-notice";
import { AccountForm } from "@/components/search/account-form";
import { LookElsewhere } from "@/components/search/look-elsewhere";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import type { AccountsView } from "@/lib/core/account/account";
import type { SearchView } from "@/lib/core/search/search-view";
import { searchRefusalSentence } from "@/lib/core/sentences";

/** What a search found, or why it found nothing, and with several accounts where else it may be. */
export function SearchResults({ view, accounts }: { view: SearchView; accounts: AccountsView | null }) {
  const { result, livemode, locale } = view;
  const others = accounts?.others ?? [];
  const place = accounts === null ? "console" : "account";
  switch (result.kind) {
    case "nothing_asked":
      return <Hints />;
    case "stripe_unavailable":
      return <StripeTroubleNotice trouble={result.trouble} />;
    case "refused":
      return (
        <div className="space-y-2">
          <output className="block max-w-prose">
            <Notice tone="caution">
              <p>{searchRefusalSentence(result.intent, livemode, place)}</p>
            </Notice>
          </output>
          {result.intent.kind === "wrong_mode" && (
            <LookElsewhere others={others.filter((other) => other.livemode !== livemode)} />
          )}
        </div>
      );
    case "nothing_found":
      return (
        <div className="space-y-2">
          <output className="block max-w-prose">
            <Notice tone="neutral">
              <p>{searchRefusalSentence(result.intent, livemode, place)}</p>
            </Notice>
          </output>
          {"id" in result.intent && <AccountForm text={view.text} />}
          <LookElsewhere others={others} />
          <Extent {...result} />
        </div>
      );
    case "rows":
      return (
        <section aria-labelledby="found-heading" className="space-y-2">
          <output className="block">
            <h2 id="found-heading">{countText(result.rows.length, result.newestAddress !== null)}</h2>
          </output>
          <PaymentTable label="Payments found" rows={result.rows} locale={locale} namesCustomer />
          <Extent {...result} />
        </section>
      );
  }
}

function countText(count: number, isOlder: boolean): string {
  const payments = count === 1 ? "1 payment" : `${count} payments`;
  return isOlder ? `${payments} farther back` : payments;
}

/** What may be missing, and the way to what lies farther back. */
function Extent(props: {
  notes: readonly string[];
  olderAddress: string | null;
  newestAddress: string | null;
}) {
  const { notes, olderAddress, newestAddress } = props;
  return (
    <>
      {notes.length > 0 && (
        <ul aria-label="What may be missing" className="max-w-prose text-soft">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="flex flex-wrap gap-x-6">
        {newestAddress !== null && (
          <PageLink href={newestAddress} className="inline-flex min-h-target items-center">
            Newest
          </PageLink>
        )}
        {olderAddress !== null && (
          <PageLink href={olderAddress} className="inline-flex min-h-target items-center">
            Look farther back
          </PageLink>
        )}
      </p>
    </>
  );
}

function Hints() {
  return (
    <div className="max-w-prose space-y-2 text-soft">
      <p>
        A number of a charge, payment, customer, refund, invoice, checkout, dispute or balance transaction, a
        link from the Stripe Dashboard, an e-mail address, a name, the last four digits of a card (with the
        amount or the day, if you know them), an order’s or ticket’s number, a bank’s reference, or words from
        the description.
      </p>
      <p className="hidden scripted:block">
        Paste any of these anywhere on a page to open the payment. <kbd className="font-mono">/</kbd> goes to
        this box, <kbd className="font-mono">?</kbd> shows all keys.
      </p>
    </div>
  );
}
