import type { UseFormReturn } from "react-hook-form";
import type { RefundTerms } from "@/components/refund/refund-terms";
import type { FirstTyped } from "@/components/refund/typed-at-first";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

/** What each part of the refund form gets. */
export type FormPart = {
  readonly form: UseFormReturn<TypedRefund>;
  readonly terms: RefundTerms;
  readonly first: FirstTyped;
};
