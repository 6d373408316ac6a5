import { RefundStateWord } from "@/components/refund/refund-state-word";
import { Amount } from "@/components/ui/amount";
import { PageLink } from "@/components/ui/page-link";
import type { ApprovalsView, WaitingLine } from "@/lib/core/approval/approval-view";
import { timeLeftInWords } from "@/lib/core/approval/time-left-in-words";
import { overLimitSentence } from "@/lib/core/limits/limit-words";

/** All that waits, what lapses first at the top; the amount leads to the decision. */
export function WaitingList({ view }: { view: ApprovalsView }) {
  if (view.lines.length === 0) {
    return (
      <output className="block text-soft">
        Nothing waits. A refund above somebody’s limit comes here by itself, and lapses after 72 hours.
      </output>
    );
  }
  return (
    <>
      <ol aria-label="Waiting requests" className="divide-y divide-line border-y border-line">
        {view.lines.map((line) => (
          <Line key={line.refund.id} line={line} view={view} />
        ))}
      </ol>
      {view.isCut && <p className="text-soft">More wait. Decide these first, then reload.</p>}
    </>
  );
}

function Line({ line, view }: { line: WaitingLine; view: ApprovalsView }) {
  const { refund, over, dueAt, isOwn } = line;
  return (
    <li className="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[8rem_1fr]">
      <PageLink
        href={`/approvals/${refund.id}`}
        className="inline-flex min-h-target items-baseline font-medium sm:justify-end"
      >
        <Amount money={refund.amount} locale={view.locale} />
      </PageLink>
      <div className="min-w-0 space-y-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <RefundStateWord state={refund.state} unknownMode={null} refundId={null} />
          {isOwn && <span className="text-caution">Your own</span>}
          {dueAt !== null && <span className="text-soft">Lapses in {timeLeftInWords(dueAt, view.now)}</span>}
        </p>
        <p>{over.map((one) => overLimitSentence(one, view.locale)).join(" ")}</p>
        <p className="flex flex-wrap gap-x-3 text-sm text-soft">
          <bdi>{refund.requester.name}</bdi>
          {refund.ticket !== "" && <bdi>{refund.ticket}</bdi>}
          {refund.note !== "" && <bdi className="line-clamp-1">{refund.note}</bdi>}
        </p>
      </div>
    </li>
  );
}
