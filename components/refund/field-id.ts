import type { RefundField } from "@/lib/core/refund/field-message";

/** The element id of a field of the refund form, so that messages can lead to it; `row` for metadata. */
export function fieldId(field: RefundField, row?: number): string {
  return row === undefined ? `refund-${field}` : `refund-${field}-${row}`;
}
