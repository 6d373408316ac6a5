import { startTransition, useRef, useState, useTransition } from "react";
import { type ActAction, type ActOutcome, idleAct } from "@/lib/core/attention/case-form";

/** What the page knows after sending; `lost` when no answer arrived, which says nothing about the case. */
export type ActAnswer = ActOutcome | { readonly kind: "lost" };

/**
 * Sends a form about a case and keeps its answer. `posted` is the answer to a form sent without client JavaScript.
 * Nothing is reset: what was typed stays, also when no answer arrives.
 */
export function useActing(action: ActAction, posted: ActOutcome) {
  const [answer, setAnswer] = useState<ActAnswer>(posted);
  const [isSending, startSending] = useTransition();
  const isUnderWay = useRef(false);

  function send(form: FormData) {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setAnswer(idleAct);
    startSending(async () => {
      const next = await action(idleAct, form).catch((): ActAnswer => ({ kind: "lost" }));
      isUnderWay.current = false;
      // React forgets the transition at the first await.
      startTransition(() => setAnswer(next));
    });
  }

  return { answer, isSending, send };
}
