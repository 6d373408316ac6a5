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

/** A fresh form: all that is left, at the customer's request. */
export function freshlyTyped(customerEmail: string | null): FirstTyped {
  return {
    amount: null,
    reason: "requested_by_customer",
    ticket: "",
    note: "",
    metadata: [],
    instructionsEmail: customerEmail ?? "",
    reverseTransfer: false,
    refundApplicationFee: false,
    repeatNote: "",
    repeatOf: "",
  };
}
