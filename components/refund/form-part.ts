import type { UseFormReturn } from "react-hook-form";
import type { FirstTyped } from "@/components/refund/first-typed";
import type { RefundTerms } from "@/components/refund/refund-terms";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

/** What each part of the refund form gets. */
export type FormPart = {
  readonly form: UseFormReturn<TypedRefund>;
  readonly terms: RefundTerms;
  readonly first: FirstTyped;
};
