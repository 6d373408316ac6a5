import { startTransition, useRef, useState, useTransition } from "react";
import { idleOutcome, type RefundAction, type RefundOutcome } from "@/lib/core/refund/refund-outcome";

/** What the page knows after sending; `lost` when no answer arrived, which says nothing about the refund. */
export type Answer = RefundOutcome | { readonly kind: "lost" };

/**
 * Sends a refund form and keeps its answer. `posted` is the answer to a form sent without client JavaScript.
 * A rejected call becomes the answer `lost`: thrown on, it would replace the form and all that was typed.
 */
export function useSending(posted: RefundOutcome) {
  const [answer, setAnswer] = useState<Answer>(posted);
  const [isSending, startSending] = useTransition();
  const isUnderWay = useRef(false);

  function send(action: RefundAction, form: FormData) {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setAnswer(idleOutcome);
    startSending(async () => {
      const next = await action(idleOutcome, form).catch((): Answer => ({ kind: "lost" }));
      isUnderWay.current = false;
      // React forgets the transition at the first await.
      startTransition(() => setAnswer(next));
    });
  }

  return { answer, isSending, send };
}
