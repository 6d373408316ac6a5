"use client";

import { RefundActNotice } from "@/components/refund/refund-act-notice";
import { Button } from "@/components/ui/button";
import { usePostedForm } from "@/components/ui/use-posted-form";
import { idleRefundAct, type RefundActAction, type RefundActs } from "@/lib/core/refund/refund-act";

/**
 * Where a refund can still be canceled, and here after one question. What came of it stays to be read when there is
 * nothing left to cancel.
 */
export function CancelRefundSection({ acts, action }: { acts: RefundActs; action: RefundActAction }) {
  const { cancel, refundId, connectedAccount, address } = acts;
  const { answer, isSending, post, onSubmit } = usePostedForm(action, idleRefundAct, `${address}#cancel`);
  if (cancel === null && answer.kind === "idle") return null;
  return (
    <section id="cancel" aria-labelledby="cancel-heading" className="max-w-prose scroll-mt-4 space-y-2">
      <h2 id="cancel-heading">Canceling this refund</h2>
      <RefundActNotice answer={answer} />
      {cancel !== null && <p>{cancel.sentence}</p>}
      {cancel?.mayHere === true && (
        <details>
          <summary className="w-fit py-1 font-medium">Cancel this refund</summary>
          <form action={post} onSubmit={onSubmit} className="mt-2">
            <input type="hidden" name="refundId" value={refundId} />
            <input type="hidden" name="connectedAccount" value={connectedAccount ?? ""} />
            <Button tone="primary" type="submit" name="confirmed" value="yes" aria-disabled={isSending}>
              Yes, cancel this refund
            </Button>
          </form>
        </details>
      )}
    </section>
  );
}
