import { useState } from "react";
import type { Answer } from "@/components/refund/use-sending";

export type Attempt = {
  readonly id: string;
  /** Counts the forms shown: a new number is a fresh, empty form. */
  readonly formNumber: number;
  /** The answer that this attempt follows on. */
  readonly after: Answer;
};

/**
 * The attempt that the form stands for. With every refresh the page offers the next one; it is taken only
 * when the last one has ended, so that an attempt whose answer is missing is never sent as a second refund.
 */
export function useAttempt(offeredId: string | null, answer: Answer): Attempt {
  const [attempt, setAttempt] = useState(() => firstAttempt(offeredId, answer));
  const next = nextAttempt(attempt, offeredId, answer);
  if (next !== attempt) setAttempt(next);
  return next;
}

export function firstAttempt(offeredId: string | null, answer: Answer): Attempt {
  const typedId = hasEnded(answer) ? "" : typedAttemptId(answer);
  return { id: typedId || (offeredId ?? ""), formNumber: 0, after: answer };
}

export function nextAttempt(attempt: Attempt, offeredId: string | null, answer: Answer): Attempt {
  const isOver = attempt.id === "" || (hasEnded(answer) && answer !== attempt.after);
  if (!isOver || offeredId === null || offeredId === attempt.id) return attempt;
  const formNumber = answer.kind === "made" ? attempt.formNumber + 1 : attempt.formNumber;
  return { id: offeredId, formNumber, after: answer };
}

/**
 * Made, or refused by Stripe itself: the attempt stands in the books. One that was sent before with other
 * content keeps its number, so that pressing the button again in a hurry never makes a second refund.
 */
function hasEnded(answer: Answer): boolean {
  if (answer.kind === "made") return true;
  return answer.kind === "refused" && answer.stripe !== null && answer.earlierRequestId !== null;
}

/** A refund was made, and the page has not offered the next attempt yet: what is typed now would be lost. */
export function isAttemptSpent(attempt: Attempt, answer: Answer): boolean {
  return answer.kind === "made" && answer !== attempt.after;
}

function typedAttemptId(answer: Answer): string {
  return answer.kind === "refused" || answer.kind === "confirm_whole" ? answer.typed.attemptId : "";
}
