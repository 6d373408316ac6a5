import { fieldId } from "@/components/refund/field-id";
import { metadataCellId } from "@/components/refund/metadata-cell-id";
import type { FieldMessage } from "@/lib/core/refund/field-message";

/** Moves the focus to the first field of the page that a message belongs to; false when there is none. */
export function focusFirstFault(messages: readonly FieldMessage[]): boolean {
  const places = messages.filter(({ field }) => field !== "form").map(selectorOf);
  // A query that names several places answers with the first of them on the page.
  const place = places.length === 0 ? null : document.querySelector<HTMLElement>(places.join(", "));
  if (place === null) return false;
  // What is folded away cannot have the focus.
  place.closest("details")?.setAttribute("open", "");
  place.focus();
  return true;
}

/** Where a message leads to, as an element id. */
export function placeId({ field, row, cell }: FieldMessage): string {
  return row === undefined || cell === undefined ? fieldId(field) : metadataCellId(row, cell);
}

function selectorOf(message: FieldMessage): string {
  const isAllMetadata = message.field === "metadata" && message.row === undefined;
  return isAllMetadata ? `#${placeId(message)} > summary` : `#${placeId(message)}`;
}
