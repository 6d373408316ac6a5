import { reasonOf, reasonText } from "@/components/refund/reason-text";
import { RefundProspectLine } from "@/components/refund/refund-prospect-line";
import { RefundStateWord } from "@/components/refund/refund-state-word";
import { Amount } from "@/components/ui/amount";
import { Copyable } from "@/components/ui/copyable";
import { Fact, FactList } from "@/components/ui/fact-list";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import { calculationLines } from "@/lib/core/calculation/calculation-words";
import { accountLabel } from "@/lib/core/charge/connected-account";
import { payableLabel, payablePath } from "@/lib/core/charge/payable";
import type { RefundView } from "@/lib/core/refund/refund-view";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";

/** What was asked, by whom and why, and where it stands. */
export function RefundFacts({ view }: { view: RefundView }) {
  const { refund, locale } = view;
  return (
    <section aria-labelledby="refund-heading" className="max-w-form">
      <h1 id="refund-heading" className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="sr-only">Refund of </span>
        <Amount money={refund.amount} locale={locale} className="text-figure font-semibold" />
        <span className="text-base font-normal">
          <RefundStateWord {...refund} />
        </span>
      </h1>
      <FactList>
        <Fact name="Payment">
          <PageLink href={payablePath(refund.chargeId)} className="font-mono text-sm">
            {payableLabel(refund.chargeId)}
          </PageLink>
          {view.methodLabel !== null && <span className="ml-2">{view.methodLabel}</span>}
          {view.customerName !== null && <bdi className="ml-2">{view.customerName}</bdi>}
        </Fact>
        {view.account !== null && (
          <Fact name="Connected account">
            <bdi>{accountLabel(view.account)}</bdi>
          </Fact>
        )}
        <Fact name="Extent">{extentOf(refund)}</Fact>
        {refund.paymentIntentId !== null && (
          <Fact name="Named to Stripe">
            <Copyable text={refund.paymentIntentId} what="payment intent id" />, in place of the charge
          </Fact>
        )}
        {refund.calculation !== null && (
          <Fact name="Worked out">
            <ol>
              {calculationLines(refund.calculation, locale).map((line) => (
                <li key={line}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ol>
          </Fact>
        )}
        <Fact name="Asked for by">
          <bdi>{refund.requester.name}</bdi>, <Instant at={refund.createdAt} locale={locale} />
        </Fact>
        <Why refund={refund} hasOwnMetadata={view.acts !== null} />
        <Numbers view={view} />
      </FactList>
      <RefundProspectLine
        refund={view.atStripe}
        connectedAccount={view.account?.id ?? null}
        locale={locale}
      />
    </section>
  );
}

function extentOf({ isWholeCharge, extent }: RequestedRefund): string {
  if (!isWholeCharge) return "A named amount";
  return extent === "whole" ? "Whole charge" : "Whole charge, by the sum that was left";
}

/** The metadata as asked, where what Stripe has now is not shown on its own. */
function Why({ refund, hasOwnMetadata }: { refund: RequestedRefund; hasOwnMetadata: boolean }) {
  return (
    <>
      <Reason refund={refund} />
      {refund.ticket !== "" && (
        <Fact name="Ticket">
          <bdi>{refund.ticket}</bdi>
        </Fact>
      )}
      {refund.note !== "" && (
        <Fact name="Note">
          <bdi className="whitespace-pre-line">{refund.note}</bdi>
        </Fact>
      )}
      <Repeat refund={refund} />
      {!hasOwnMetadata &&
        Object.entries(refund.metadata).map(([key, value]) => (
          <Fact key={key} name={key}>
            <bdi>{value}</bdi>
          </Fact>
        ))}
      {refund.instructionsEmail !== null && <Fact name="Instructions to">{refund.instructionsEmail}</Fact>}
      {refund.reverseTransfer && <Fact name="Transfer">Returned with the refund</Fact>}
      {refund.refundApplicationFee && <Fact name="Application fee">Returned with the refund</Fact>}
    </>
  );
}

/** The company's own reason, and beside it what Stripe was told. */
function Reason({ refund }: { refund: RequestedRefund }) {
  const reason = reasonOf(refund);
  if (reason === null) return null;
  return (
    <Fact name="Reason">
      <bdi>{reason}</bdi>
      {refund.reasonLabel !== null && (
        <span className="ml-2 text-soft">
          Stripe is told {refund.reason === null ? "nothing" : `“${reasonText(refund.reason)}”`}
        </span>
      )}
    </Fact>
  );
}

function Repeat({ refund: { repeatNote, repeatOf } }: { refund: RequestedRefund }) {
  if (repeatNote === null) return null;
  return (
    <>
      <Fact name="Why again">
        <bdi className="whitespace-pre-line">{repeatNote}</bdi>
      </Fact>
      <Fact name="Looked like">
        <ul>
          {repeatOf.map((id) => (
            <li key={id}>
              <EarlierLink id={id} />
            </li>
          ))}
        </ul>
      </Fact>
    </>
  );
}

/** Ours has a page of its own; one made elsewhere has only its number. */
function EarlierLink({ id }: { id: string }) {
  if (!id.startsWith("rq_")) return <Copyable text={id} what="refund id" />;
  return (
    <PageLink href={`/refunds/${id}`} className="font-mono text-sm wrap-anywhere">
      {id}
    </PageLink>
  );
}

function Numbers({ view: { refund, atStripe } }: { view: RefundView }) {
  const refundId = atStripe?.id ?? refund.refundId;
  return (
    <>
      {refundId !== null && (
        <Fact name="Refund at Stripe">
          <Copyable text={refundId} what="refund id" />
        </Fact>
      )}
      {typeof atStripe?.failureReason === "string" && (
        <Fact name="Failed because">{atStripe.failureReason.replaceAll("_", " ")}</Fact>
      )}
      <Fact name="Request">
        <Copyable text={refund.id} what="request id" />
      </Fact>
    </>
  );
}
