import { reasonText } from "@/components/refund/reason-text";
import { type RefundActActions, RefundActsSection } from "@/components/refund/refund-acts-section";
import { RefundProspectLine } from "@/components/refund/refund-prospect-line";
import { RefundStateWord } from "@/components/refund/refund-state-word";
import { RefundStory } from "@/components/refund/refund-story";
import { Amount } from "@/components/ui/amount";
import { Copyable } from "@/components/ui/copyable";
import { Fact, FactList } from "@/components/ui/fact-list";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import { accountLabel, accountQuery } from "@/lib/core/charge/connected-account";
import { payableLabel, payablePath } from "@/lib/core/charge/payable";
import type { ExternalRefundView } from "@/lib/core/refund/refund-view";

/** The page of a refund that was made elsewhere: what Stripe says of it, and what can still be done. */
export function ExternalRefundBody({ view, ...actions }: RefundActActions & { view: ExternalRefundView }) {
  const { atStripe, acts, account, story, locale } = view;
  return (
    <div className="space-y-section">
      <section aria-labelledby="refund-heading" className="max-w-form">
        <h1 id="refund-heading" className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="sr-only">Refund of </span>
          <Amount money={atStripe.amount} locale={locale} className="text-figure font-semibold" />
          <span className="text-base font-normal">
            <RefundStateWord state={atStripe.status} unknownMode={null} refundId={atStripe.id} />
          </span>
        </h1>
        <FactList>
          {atStripe.chargeId !== null && (
            <Fact name="Payment">
              <PageLink
                href={`${payablePath(atStripe.chargeId)}${accountQuery(acts.connectedAccount)}`}
                className="font-mono text-sm"
              >
                {payableLabel(atStripe.chargeId)}
              </PageLink>
            </Fact>
          )}
          {account !== null && (
            <Fact name="Connected account">
              <bdi>{accountLabel(account)}</bdi>
            </Fact>
          )}
          <Fact name="Made">
            outside Refund Console, <Instant at={atStripe.createdAt} locale={locale} />
          </Fact>
          {atStripe.reason !== null && <Fact name="Reason">{reasonText(atStripe.reason)}</Fact>}
          <Fact name="Refund at Stripe">
            <Copyable text={atStripe.id} what="refund id" />
          </Fact>
        </FactList>
        <RefundProspectLine refund={atStripe} connectedAccount={acts.connectedAccount} locale={locale} />
      </section>
      <RefundActsSection acts={acts} {...actions} />
      {story.length > 0 && <RefundStory story={story} locale={locale} />}
    </div>
  );
}
