import { CustomerTextBox } from "@/components/refund/customer-text-box";
import { reasonOf, reasonText } from "@/components/refund/reason-text";
import { RefundProspectLine } from "@/components/refund/refund-prospect-line";
import { RefundStateWord } from "@/components/refund/refund-state-word";
import { StripeWordsLine } from "@/components/refund/stripe-words-line";
import { type UndoAction, UndoForm } from "@/components/refund/undo-form";
import { Amount } from "@/components/ui/amount";
import { Copyable } from "@/components/ui/copyable";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import type { ChargeView, RefundLine } from "@/lib/core/charge/charge-view";
import { nothingWentBack } from "@/lib/core/charge/nothing-went-back";
import type { CustomerText } from "@/lib/core/customer-text/customer-text";
import { cancelPlace } from "@/lib/core/refund/refund-cancel";
import { isWaiting } from "@/lib/core/refund/refund-ledger";
import { refundReport } from "@/lib/core/refund/refund-report";

/**
 * Every refund of the charge, made here or elsewhere: how much, where it stands, who, why. With `undoAction`, one that
 * is held back can be undone here too, by whoever asked for it.
 */
export function RefundHistory({ view, undoAction }: { view: ChargeView; undoAction?: UndoAction }) {
  return (
    <section aria-labelledby="history-heading" className="min-w-0">
      <h2 id="history-heading" className="mb-2">
        What went back
      </h2>
      {view.refunds.length === 0 ? (
        <p className="text-soft">{nothingWentBack(view.state)}</p>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {view.refunds.map((line) => (
            <HistoryLine
              key={line.ours?.id ?? line.atStripe?.id}
              line={line}
              view={view}
              undoAction={undoAction}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

function HistoryLine(props: { line: RefundLine; view: ChargeView; undoAction: UndoAction | undefined }) {
  const { line, view, undoAction } = props;
  const { ours, atStripe } = line;
  const amount = ours?.amount ?? atStripe?.amount;
  const state = ours?.state ?? atStripe?.status;
  const at = ours?.createdAt ?? atStripe?.createdAt;
  const report = ours === null ? null : refundReport(ours, view.charge, view);
  if (amount === undefined || state === undefined || at === undefined) return null;
  return (
    <li className="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[6rem_1fr]">
      <div className="font-medium sm:text-right">
        <Amount money={amount} locale={view.locale} />
      </div>
      <div className="min-w-0 space-y-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <RefundStateWord
            state={state}
            unknownMode={ours?.unknownMode ?? null}
            refundId={ours?.refundId ?? atStripe?.id ?? null}
          />
          {ours !== null && <PageLink href={`/refunds/${ours.id}`}>Story of this refund</PageLink>}
          {ours !== null && isWaiting(ours.state) && (
            <PageLink href={`/approvals/${ours.id}`}>Open the approval</PageLink>
          )}
          {view.mayCancelRefunds && atStripe !== null && canCancel(atStripe) && (
            <PageLink href={`/refunds/${ours?.id ?? atStripe.id}#cancel`}>Cancel it</PageLink>
          )}
          {ours === null && atStripe !== null && (
            <PageLink href={`/refunds/${atStripe.id}`}>Open this refund</PageLink>
          )}
        </p>
        {report !== null && report.advice !== null && <p>{report.advice}</p>}
        {ours?.state === "held" && ours.heldUntil !== null && (
          <p className="text-sm">
            Goes to Stripe <Instant at={ours.heldUntil} locale={view.locale} />; its author can undo it until
            then.
          </p>
        )}
        {ours !== null && undoAction !== undefined && view.undoable.includes(ours.id) && (
          // Beside the notice of a refund that was just made it would stand there twice.
          <div className="group-has-[#outcome_.undo-refund]/payment:hidden">
            <UndoForm requestId={ours.id} action={undoAction} />
          </div>
        )}
        {ours !== null && ours.failure !== null && <StripeWordsLine words={ours.failure} />}
        <Origin line={line} at={at} locale={view.locale} />
        {ours !== null && ours.repeatNote !== null && (
          <p className="text-sm">
            Again, because: <bdi>{ours.repeatNote}</bdi>
          </p>
        )}
        <Reference line={line} />
        <RefundProspectLine
          refund={atStripe}
          connectedAccount={view.charge.connectedAccount}
          locale={view.locale}
        />
        {ours !== null && report !== null && report.customerText !== null && (
          <TextForCustomer requestId={ours.id} answer={report.customerText} />
        )}
      </div>
    </li>
  );
}

function canCancel(refund: ChargeRefund): boolean {
  return cancelPlace(refund, false)?.kind === "here";
}

function Origin({ line, at, locale }: { line: RefundLine; at: Date; locale: string }) {
  const { ours, atStripe } = line;
  const atStripeText = typeof atStripe?.reason === "string" ? reasonText(atStripe.reason) : null;
  const reason = (ours === null ? null : reasonOf(ours)) ?? atStripeText;
  return (
    <p className="text-sm text-soft">
      <bdi>{ours === null ? "Made outside Refund Console" : ours.requester.name}</bdi>
      {" · "}
      <Instant at={at} locale={locale} />
      {reason !== null && ` · ${reason}`}
      {ours !== null && ours.ticket !== "" && (
        <>
          {" · "}
          <bdi>{ours.ticket}</bdi>
        </>
      )}
    </p>
  );
}

function Reference({ line: { ours, atStripe } }: { line: RefundLine }) {
  const refundId = atStripe?.id ?? ours?.refundId ?? null;
  if (refundId === null) return null;
  return (
    <p className="text-sm text-soft">
      Refund <Copyable text={refundId} what="refund id" />
    </p>
  );
}

function TextForCustomer(props: { requestId: string; answer: CustomerText }) {
  return (
    <details>
      <summary className="w-fit text-sm">Text for the customer</summary>
      <CustomerTextBox {...props} />
    </details>
  );
}
