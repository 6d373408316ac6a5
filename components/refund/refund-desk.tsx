"use client";

import { useActionState, useState, useTransition } from "react";
import { LaterOutcomeNotice } from "@/components/refund/later-parts";
import { RefundForm } from "@/components/refund/refund-form";
import type { LeftTexts, RefundDeskReports, RefundTerms } from "@/components/refund/refund-terms";
import { isAttemptSpent, useAttempt } from "@/components/refund/use-attempt";
import { useSending } from "@/components/refund/use-sending";
import { idleOutcome, type RefundAction } from "@/lib/core/refund/refund-outcome";

/**
 * Keeps the outcome above the form: a form may be renewed or gone while what happened is still to be read.
 * Without client JavaScript the same actions are posted by the browser and answer with the page.
 */
export function RefundDesk(props: {
  address: string;
  terms: RefundTerms | null;
  /** What is left now, also where no form is offered for it any more; null while nobody knows. */
  left: LeftTexts | null;
  reports: RefundDeskReports;
  partAction: RefundAction;
  wholeAction: RefundAction;
}) {
  // One address for both: React then finds the answer to a posted form whichever button sent it.
  const permalink = `${props.address}#outcome`;
  const [postedPart, postPart] = useActionState(props.partAction, idleOutcome, permalink);
  const [postedWhole, postWhole] = useActionState(props.wholeAction, idleOutcome, permalink);
  const posted = postedPart.kind === "idle" ? postedWhole : postedPart;
  const { answer, isSending, send } = useSending(posted);
  const attempt = useAttempt(props.terms?.attemptId ?? null, answer);
  // A form that is under way, or whose answer is lost, stands for what it asked: its own hold must not change it.
  const isFrozen = isSending || answer.kind === "lost";
  const terms = useKeptTerms(props.terms, props.left, { isFrozen, isSpent: answer.kind === "made" });
  // With the figures of before a refusal the next press would be refused for them once more.
  const [isFollowing, startFollowing] = useTransition();
  const sendBy = (action: RefundAction) => (form: FormData) => {
    if (!isFollowing) send(action, form);
  };
  const sendWhole = sendBy(props.wholeAction);

  return (
    <>
      <div id="outcome" className="scroll-mt-4 empty:hidden">
        {answer.kind !== "idle" && (
          <LaterOutcomeNotice
            answer={answer}
            address={props.address}
            terms={terms}
            reports={props.reports}
            postWhole={postWhole}
            sendWhole={sendWhole}
            startFollowing={startFollowing}
          />
        )}
      </div>
      {terms !== null && (
        <RefundForm
          key={attempt.formNumber}
          terms={terms}
          attemptId={attempt.id}
          answer={answer}
          isSending={isSending}
          isFollowing={isFollowing}
          isSpent={isAttemptSpent(attempt, answer)}
          post={{ part: postPart, whole: postWhole }}
          send={{ part: sendBy(props.partAction), whole: sendWhole }}
        />
      )}
    </>
  );
}

/** A form with typed content stays when the charge can no longer be refunded; a spent one goes. */
function useKeptTerms(
  terms: RefundTerms | null,
  left: LeftTexts | null,
  { isFrozen, isSpent }: { isFrozen: boolean; isSpent: boolean },
): RefundTerms | null {
  const [kept, setKept] = useState(terms);
  if (terms !== null && terms !== kept && !isFrozen) setKept(terms);
  if (isFrozen) return kept;
  return terms ?? (isSpent || kept === null ? null : { ...kept, ...left });
}
