import { reasonOf } from "@/components/refund/reason-text";
import { Copyable } from "@/components/ui/copyable";
import { Fact, FactList } from "@/components/ui/fact-list";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import { ageInWords } from "@/lib/core/attention/age-in-words";
import type { AttentionCase, CaseView } from "@/lib/core/attention/attention-view";
import { payableLabel, payablePath } from "@/lib/core/charge/payable";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";

/** What a case is about, whose it is, and under which numbers it is known. */
export function CaseFactList({ view }: { view: CaseView }) {
  const { one, locale } = view;
  const { chargeId, refund, closing } = one;
  return (
    <FactList>
      {chargeId !== null && (
        <Fact name="Payment">
          <PageLink href={payablePath(chargeId)} className="font-mono text-sm">
            {payableLabel(chargeId)}
          </PageLink>
        </Fact>
      )}
      {refund !== null && <AboutRefund refund={refund} />}
      <Fact name="Open since">
        <Instant at={one.openedAt} locale={locale} />
        {closing === null && `, for ${ageInWords(one.openedAt, view.now)}`}
      </Fact>
      <Fact name="Owner">
        <bdi>{one.owner?.name ?? "Nobody yet"}</bdi>
      </Fact>
      {closing !== null && (
        <Fact name="Closed by">
          <bdi>{closing.by?.name ?? "Refund Console"}</bdi>, <Instant at={closing.at} locale={locale} />
        </Fact>
      )}
      {closing !== null && closing.note !== "" && (
        <Fact name="Note">
          <bdi className="whitespace-pre-line">{closing.note}</bdi>
        </Fact>
      )}
      {closing !== null && one.proposal !== null && closing.outcome === one.proposal.outcome && (
        <Fact name="Evidence">
          <bdi className="whitespace-pre-line">{one.proposal.evidence}</bdi>
        </Fact>
      )}
      <Numbers one={one} />
    </FactList>
  );
}

function AboutRefund({ refund }: { refund: RequestedRefund }) {
  return (
    <>
      <Fact name="Asked for by">
        <bdi>{refund.requester.name}</bdi>
        {", "}
        <PageLink href={`/refunds/${refund.id}`}>Story of this refund</PageLink>
      </Fact>
      {reasonOf(refund) !== null && <Fact name="Reason">{reasonOf(refund)}</Fact>}
      {refund.ticket !== "" && (
        <Fact name="Ticket">
          <bdi>{refund.ticket}</bdi>
        </Fact>
      )}
    </>
  );
}

function Numbers({ one: { refund, facts } }: { one: AttentionCase }) {
  const refundId = refund?.refundId ?? facts.refundId;
  return (
    <>
      {typeof refundId === "string" && (
        <Fact name="Stripe’s refund">
          <Copyable text={refundId} what="refund id" />
        </Fact>
      )}
      {facts.refunds !== undefined && (
        <Fact name="Refunds in question">
          <span className="font-mono text-sm">{facts.refunds}</span>
        </Fact>
      )}
      {facts.idempotencyKey !== undefined && (
        <Fact name="Key">
          <Copyable text={facts.idempotencyKey} what="idempotency key" />
        </Fact>
      )}
      {refund !== null && (
        <Fact name="Request">
          <Copyable text={refund.id} what="request id" />
        </Fact>
      )}
    </>
  );
}
