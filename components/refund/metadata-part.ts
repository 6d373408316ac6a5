import type { FieldErrors } from "react-hook-form";
import type { MetadataLimits } from "@/components/refund/refund-terms";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

/** What the metadata of the refund form gets; `onEdit` is told of every change. */
export type MetadataPart = {
  readonly first: TypedRefund["metadata"];
  readonly limits: MetadataLimits;
  readonly faults: FieldErrors<TypedRefund>["metadata"];
  readonly onEdit: () => void;
};
