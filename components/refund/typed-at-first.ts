import type { RefundTerms } from "@/components/refund/refund-terms";
import type { Answer } from "@/components/refund/use-sending";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

/** What a form starts with; `amount` is null where it means "what is left" and follows it. */
export type FirstTyped = Pick<
  TypedRefund,
  | "reason"
  | "ticket"
  | "note"
  | "metadata"
  | "instructionsEmail"
  | "reverseTransfer"
  | "refundApplicationFee"
  | "repeatNote"
  | "repeatOf"
> & { readonly amount: string | null };

/** What was posted without client JavaScript comes back; otherwise a whole refund at the customer's request. */
export function typedAtFirst(answer: Answer, terms: RefundTerms): FirstTyped {
  const isPosted = answer.kind === "refused" || answer.kind === "confirm_whole";
  // A damaged form names no charge: nothing of it could be read.
  if (isPosted && answer.typed.chargeId !== "") return answer.typed;
  return {
    amount: null,
    reason: terms.firstReason,
    ticket: "",
    note: "",
    metadata: [],
    instructionsEmail: terms.customerEmail,
    reverseTransfer: false,
    refundApplicationFee: false,
    repeatNote: "",
    repeatOf: "",
  };
}
