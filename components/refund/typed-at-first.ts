import type { FirstTyped } from "@/components/refund/first-typed";
import type { RefundTerms } from "@/components/refund/refund-terms";
import type { Answer } from "@/components/refund/use-sending";

/** What was posted without client JavaScript comes back; otherwise the form is fresh. */
export function typedAtFirst(answer: Answer, { fresh }: RefundTerms): FirstTyped {
  const isPosted = answer.kind === "refused" || answer.kind === "confirm_whole";
  // A damaged form names no charge: nothing of it could be read.
  return isPosted && answer.typed.chargeId !== "" ? answer.typed : fresh;
}
