import { Suspense, useEffect, useState } from "react";
import type { FieldErrors } from "react-hook-form";
import { fieldId } from "@/components/refund/field-id";
import { LaterMetadataRows } from "@/components/refund/later-parts";
import type { RefundTextLimits } from "@/components/refund/refund-terms";
import { FieldFault } from "@/components/ui/field-fault";
import type { TypedRefund } from "@/lib/core/typed-refund";

export type MetadataPart = {
  readonly first: TypedRefund["metadata"];
  readonly limits: RefundTextLimits;
  readonly faults: FieldErrors<TypedRefund>["metadata"];
  readonly onEdit: () => void;
};

/** Metadata for the refund at Stripe, folded away until wanted: rows of a name and a value. */
export function MetadataField(part: MetadataPart) {
  const { first, faults } = part;
  const wasFilled = first.length > 0;
  const [isOpen, setOpen] = useState(wasFilled);
  // Rows come with the first opening and stay, folded or not, for what is typed into them.
  const [hasRows, setHasRows] = useState(false);
  useEffect(() => {
    if (isOpen) setHasRows(true);
  }, [isOpen]);
  return (
    <details
      id={fieldId("metadata")}
      open={isOpen || faults !== undefined}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="w-fit font-medium">Metadata</summary>
      <FieldFault id={`${fieldId("metadata")}-fault`} text={faults?.root?.message} />
      {hasRows && (
        <Suspense>
          <LaterMetadataRows {...part} canGrow />
        </Suspense>
      )}
      <noscript>
        <LaterMetadataRows {...part} canGrow={false} />
      </noscript>
    </details>
  );
}
