import type { ReactNode } from "react";
import { ApprovalDesk } from "@/components/approval/approval-desk";
import { approvalTerms } from "@/components/approval/approval-terms";
import { ChargeFacts } from "@/components/charge/charge-facts";
import { ChargeFiguresLine } from "@/components/charge/charge-figures-line";
import { ObstacleList } from "@/components/charge/obstacle-list";
import { RefundHistory } from "@/components/charge/refund-history";
import { StripeTroubleNotice } from "@/components/charge/stripe-trouble-notice";
import { RefundFacts } from "@/components/refund/refund-facts";
import { RefundStory } from "@/components/refund/refund-story";
import { Notice } from "@/components/ui/notice";
import type { ApprovalAction } from "@/lib/core/approval/approval-form";
import type { ApprovalView } from "@/lib/core/approval/approval-view";
import { timeLeftInWords } from "@/lib/core/approval/time-left-in-words";
import { overLimitSentence } from "@/lib/core/limits/limit-words";
import { isWaiting } from "@/lib/core/refund/refund-ledger";

/** One request with all that its author saw, what changed since, and the decision. */
export function ApprovalPageBody(props: {
  view: ApprovalView;
  action: ApprovalAction;
  /** Lines about the payment that come after the page. */
  laterObstacles: ReactNode;
}) {
  const { view, action } = props;
  const { refundView, charge, asBefore } = view;
  return (
    <div className="grid gap-section lg:grid-cols-2">
      <div className="min-w-0 space-y-6">
        <RefundFacts view={refundView} />
        <WhyItWaits view={view} />
        <Changes view={view} />
        <Question view={view} />
        {refundView.trouble !== null && <StripeTroubleNotice trouble={refundView.trouble} />}
        <ApprovalDesk
          terms={approvalTerms(view)}
          address={`/approvals/${refundView.refund.id}`}
          action={action}
        />
        <RefundStory story={refundView.story} locale={view.locale} />
      </div>
      {charge !== null && (
        <div className="min-w-0 space-y-6 lg:border-l lg:border-line lg:pl-8">
          <ChargeFacts view={charge} heading="h2" />
          <ChargeFiguresLine figures={charge.figures} locale={view.locale} />
          <ObstacleList obstacles={(asBefore ?? charge).obstacles} later={props.laterObstacles} />
          <RefundHistory view={charge} />
        </div>
      )}
    </div>
  );
}

function WhyItWaits({ view }: { view: ApprovalView }) {
  const { refund } = view.refundView;
  return (
    <section aria-labelledby="why-heading">
      <h2 id="why-heading" className="mb-2">
        Why it needs a second person
      </h2>
      <ul className="list-disc space-y-1 pl-5">
        {view.over.map((over) => (
          <li key={JSON.stringify(Object.keys(over)) + overLimitSentence(over, view.locale)}>
            {overLimitSentence(over, view.locale)}
          </li>
        ))}
      </ul>
      {isWaiting(refund.state) && view.dueAt !== null && (
        <p className="mt-1 text-soft">Lapses in {timeLeftInWords(view.dueAt, view.now)} by itself.</p>
      )}
    </section>
  );
}

/** Only while it waits: after that everything changes with the refund itself. */
function Changes({ view: { changes, refundView } }: { view: ApprovalView }) {
  if (changes === null || !isWaiting(refundView.refund.state)) return null;
  return (
    <section aria-labelledby="changes-heading">
      <h2 id="changes-heading" className="mb-2">
        What changed since it was asked for
      </h2>
      {changes.length === 0 ? (
        <p className="text-soft">Nothing: the payment stands as its author saw it.</p>
      ) : (
        <Notice tone="caution">
          <ul className="space-y-1">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}

function Question({ view: { question, decision } }: { view: ApprovalView }) {
  return (
    <>
      {question !== null && (
        <section aria-label="Question" className="space-y-1 border-l-4 border-edge pl-3">
          <p>
            <bdi className="font-medium">{question.by}</bdi> asks:{" "}
            <bdi className="whitespace-pre-line">{question.text}</bdi>
          </p>
          {question.answer !== null && (
            <p>
              Answer: <bdi className="whitespace-pre-line">{question.answer}</bdi>
            </p>
          )}
        </section>
      )}
      {decision?.note && (
        <p>
          <bdi className="font-medium">{decision.by}</bdi> says:{" "}
          <bdi className="whitespace-pre-line">{decision.note}</bdi>
        </p>
      )}
    </>
  );
}
