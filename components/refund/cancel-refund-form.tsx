"use client";

import { RefundActNotice } from "@/components/refund/refund-act-notice";
import { Button } from "@/components/ui/button";
import { usePostedForm } from "@/components/ui/use-posted-form";
import { idleRefundAct, type RefundActAction, type RefundActs } from "@/lib/core/refund/refund-act";

/** Cancels a refund that waits for the customer, after one question. */
export function CancelRefundForm({ acts, action }: { acts: RefundActs; action: RefundActAction }) {
  const { answer, isSending, post, onSubmit } = usePostedForm(
    action,
    idleRefundAct,
    `${acts.address}#cancel`,
  );
  return (
    <div id="cancel" className="scroll-mt-4 space-y-3">
      <RefundActNotice answer={answer} />
      <details>
        <summary className="w-fit py-1 font-medium">Cancel this refund</summary>
        <form action={post} onSubmit={onSubmit} className="mt-2">
          <input type="hidden" name="refundId" value={acts.refundId} />
          <Button tone="primary" type="submit" name="confirmed" value="yes" aria-disabled={isSending}>
            Yes, cancel this refund
          </Button>
        </form>
      </details>
    </div>
  );
}
