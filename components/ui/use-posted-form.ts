import { type SubmitEvent, startTransition, useActionState, useRef, useState, useTransition } from "react";

/** No answer arrived, which says nothing about what was asked for. */
export type Lost = { readonly kind: "lost" };

/**
 * A form that is sent by the script, or by the browser where there is none, and what came of it. Nothing is reset:
 * what was typed stays, also when no answer arrives. `answered` counts the answers.
 */
export function usePostedForm<Outcome extends { readonly kind: string }>(
  action: (previous: Outcome, form: FormData) => Promise<Outcome>,
  idle: Awaited<Outcome>,
  permalink?: string,
) {
  const [posted, post] = useActionState<Outcome, FormData>(action, idle, permalink);
  const [answer, setAnswer] = useState<Outcome | Lost>(posted);
  const [answered, setAnswered] = useState(0);
  const [isSending, startSending] = useTransition();
  const isUnderWay = useRef(false);

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter);
    startSending(async () => {
      const next = await action(idle, form).catch((): Lost => ({ kind: "lost" }));
      isUnderWay.current = false;
      // React forgets the transition at the first await.
      startTransition(() => {
        setAnswer(next);
        setAnswered((count) => count + 1);
      });
    });
  }

  return { answer, answered, isSending, post, onSubmit };
}
