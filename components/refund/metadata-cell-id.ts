import { fieldId } from "@/components/refund/field-id";
import type { MetadataCell } from "@/lib/core/refund/field-message";

/** The element id of one cell of a metadata row. */
export function metadataCellId(row: number, cell: MetadataCell): string {
  return `${fieldId("metadata", row)}-${cell}`;
}
