import type { LimitSet } from "@/lib/core/limits/limit-set";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

/** What a form starts with; `amount` is null where it means "what is left" and follows it. */
export type FirstTyped = Omit<
  TypedRefund,
  | "person"
  | "chargeId"
  | "connectedAccount"
  | "attemptId"
  | "currency"
  | "locale"
  | "seenLeftMinor"
  | "amount"
> & { readonly amount: string | null };

/** A fresh form: all that is left, at the customer's request unless the company has reasons of its own. */
export function freshlyTyped(customerEmail: string | null, { reasons }: LimitSet): FirstTyped {
  return {
    amount: null,
    reason: reasons.length === 0 ? "requested_by_customer" : "",
    ticket: "",
    note: "",
    metadata: [],
    instructionsEmail: customerEmail ?? "",
    reverseTransfer: false,
    refundApplicationFee: false,
    byPaymentIntent: false,
    repeatNote: "",
    repeatOf: "",
    calculation: "",
  };
}
