import type { ReactNode } from "react";
import { OpenCases } from "@/components/attention/open-cases";
import { StripeTroubleNotice } from "@/components/charge/stripe-trouble-notice";
import { OpenPage } from "@/components/live/open-page";
import { CustomerTextBox } from "@/components/refund/customer-text-box";
import { type RefundActActions, RefundActsSection } from "@/components/refund/refund-acts-section";
import { RefundFacts } from "@/components/refund/refund-facts";
import { RefundStory } from "@/components/refund/refund-story";
import { SecondsLeft } from "@/components/refund/seconds-left";
import { StripeWordsLine } from "@/components/refund/stripe-words-line";
import { type UndoAction, UndoForm } from "@/components/refund/undo-form";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { customerText } from "@/lib/core/customer-text/customer-text";
import { refundAdvice } from "@/lib/core/refund/refund-advice";
import { isWaiting } from "@/lib/core/refund/refund-ledger";
import type { RefundView } from "@/lib/core/refund/refund-view";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import { refundStateSentence } from "@/lib/core/sentences";

/** The page of one refund: what it is, what is to know now, and its story. */
export function RefundPageBody(
  props: RefundActActions & { view: RefundView; isOwn: boolean; undoAction: UndoAction },
) {
  const { view, isOwn, undoAction, ...actions } = props;
  const { refund, charge, trouble } = view;
  const text = charge === null ? null : customerText(refund, charge, view.texts, view.language);
  return (
    <>
      <OpenPage
        address={`/refunds/${refund.id}`}
        version={view.version}
        words={`This refund changed: ${refundStateSentence(refund.state, refund.unknownMode, refund.refundId)}.`}
        isWaiting={trouble !== null}
      />
      <div className="space-y-section">
        <RefundFacts view={view} />
        <OpenCases cases={view.cases.filter(({ closing }) => closing === null)} locale={view.locale} />
        <WhatToKnow refund={refund}>
          {refund.state === "held" && isOwn && <UndoForm requestId={refund.id} action={undoAction} />}
        </WhatToKnow>
        {trouble !== null && <StripeTroubleNotice trouble={trouble} />}
        {text !== null && (
          <section aria-labelledby="text-heading" className="print:hidden">
            <h2 id="text-heading" className="mb-2 scroll-mt-4">
              Text for the customer
            </h2>
            <CustomerTextBox requestId={refund.id} answer={text} />
          </section>
        )}
        {view.acts !== null && <RefundActsSection acts={view.acts} {...actions} />}
        <RefundStory story={view.story} locale={view.locale} />
      </div>
    </>
  );
}

/** What is to be done while there is no result, and what Stripe said where that was no yes. */
function WhatToKnow({ refund, children }: { refund: RequestedRefund; children: ReactNode }) {
  const { state, failure, heldUntil } = refund;
  const advice = refundAdvice(refund);
  if (advice === null && failure === null) return null;
  return (
    <Notice tone={state === "failed" ? "bad" : "caution"}>
      {advice !== null && <p>{advice}</p>}
      {isWaiting(state) && (
        <p>
          <PageLink href={`/approvals/${refund.id}`}>Open the approval</PageLink>
        </p>
      )}
      {state === "held" && heldUntil !== null && <SecondsLeft until={heldUntil.toISOString()} />}
      {failure !== null && <StripeWordsLine words={failure} />}
      {children}
    </Notice>
  );
}
