import { Suspense, useEffect, useRef, useState } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import { AmountField } from "@/components/refund/amount-field";
import {
  LaterRareSwitches,
  LaterRepeatPart,
  LaterWholeDialog,
  loadLater,
} from "@/components/refund/later-parts";
import { MetadataField } from "@/components/refund/metadata-field";
import { ReasonField } from "@/components/refund/reason-field";
import type { RefundTerms } from "@/components/refund/refund-terms";
import { SubmitRow } from "@/components/refund/submit-row";
import { TextFields } from "@/components/refund/text-fields";
import { typedAtFirst } from "@/components/refund/typed-at-first";
import { useKept } from "@/components/refund/use-kept";
import { useRefusals } from "@/components/refund/use-refusals";
import type { Answer } from "@/components/refund/use-sending";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

type Ways = { readonly part: (form: FormData) => void; readonly whole: (form: FormData) => void };

/**
 * The form of one refund attempt. The inputs keep what is typed, not React: nothing that the page learns
 * later, and no refresh, can overwrite them. `post` serves browsers without client JavaScript.
 */
export function RefundForm(props: {
  terms: RefundTerms;
  attemptId: string;
  answer: Answer;
  isSending: boolean;
  /** The page is about to show other figures than those that the form would be sent with. */
  isFollowing: boolean;
  /** The refund is made and the next form not here yet. */
  isSpent: boolean;
  post: Ways;
  send: Ways;
}) {
  const { terms, answer, send } = props;
  const element = useRef<HTMLFormElement>(null);
  const [isAsking, setAsking] = useState(false);
  const [first] = useState(() => typedAtFirst(answer, terms));
  const [positions, setPositions] = useState(() => first.metadata.map((_, index) => index));
  const refused = answer.kind === "refused" ? answer.messages : null;
  const question = useKept(answer.kind === "refused" ? answer.repeat : null);
  const refusals = useRefusals(refused, positions);
  const form = useForm<TypedRefund>({
    errors: refusals,
    shouldFocusError: false,
    // What is sent is read from the form itself, so that is what is checked.
    resolver: async () => ({ values: {}, errors: await check(element.current) }),
  });
  const { errors, isSubmitted, submitCount } = form.formState;
  useFocusOnFault(element, submitCount);
  useEffect(() => element.current?.addEventListener("focusin", fetchAhead, { once: true }), []);

  function sendForm(way: keyof Ways) {
    if (element.current === null) return;
    const typed = new FormData(element.current);
    if (way === "whole") typed.set("confirmed", "yes");
    // Without it no message finds a row either; the summary above the form says it.
    void loadLater().then(
      (later) => setPositions(later.filledRowPositions(typed)),
      () => {},
    );
    send[way](typed);
  }

  return (
    <>
      <form
        ref={element}
        action={props.post.part}
        onSubmit={(event) => void form.handleSubmit(() => sendForm("part"))(event)}
        aria-labelledby="refund-heading"
        className="space-y-4"
        noValidate
      >
        {terms.head}
        <input type="hidden" name="attemptId" value={props.attemptId} />
        <input type="hidden" name="seenLeftMinor" value={terms.leftMinor} />
        <fieldset role="presentation" disabled={props.isSpent} className="min-w-0 space-y-4">
          <AmountField form={form} terms={terms} first={first} />
          <ReasonField form={form} terms={terms} first={first} />
          <TextFields form={form} terms={terms} first={first} />
          <MetadataField
            first={first.metadata}
            limits={terms.limits}
            faults={errors.metadata}
            onEdit={() => isSubmitted && void form.trigger("metadata")}
          />
          {terms.hasRareSwitches && <LaterRareSwitches form={form} terms={terms} first={first} />}
          {(question !== null || first.repeatNote !== "") && (
            <LaterRepeatPart form={form} terms={terms} first={first} question={question} />
          )}
          <SubmitRow
            form={form}
            terms={terms}
            isSending={props.isSending}
            isHeld={props.isSending || props.isFollowing}
            postWhole={props.post.whole}
            onWhole={() => setAsking(true)}
          />
        </fieldset>
      </form>
      {isAsking && (
        <Suspense>
          <LaterWholeDialog
            form={form}
            terms={terms}
            recent={question?.sentence ?? terms.recent}
            onConfirm={() => sendForm("whole")}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </>
  );
}

// A group of radio buttons cannot be marked as invalid; that it is described by a fault says the same.
const firstFault = "[aria-invalid=true], fieldset[aria-describedby]";

/** After a submit that the schema stopped, the first faulty control has the focus and reads out its fault. */
function useFocusOnFault(form: React.RefObject<HTMLFormElement | null>, submitCount: number) {
  useEffect(() => {
    if (submitCount > 0) form.current?.querySelector<HTMLElement>(firstFault)?.focus();
  }, [form, submitCount]);
}

/** Fetches what the next moment may need, while there is a network; what is missing shows when it is needed. */
function fetchAhead() {
  loadLater().catch(() => {});
}

/** What the schema says; where it cannot be fetched, the action's own check has to do. */
function check(form: HTMLFormElement | null): Promise<FieldErrors<TypedRefund>> {
  return loadLater().then(
    (law) => law.checkTyped(new FormData(form ?? undefined)),
    () => ({}),
  );
}
