import { Suspense, useState, useSyncExternalStore } from "react";
import { fieldId } from "@/components/refund/field-id";
import { LaterMetadataRows } from "@/components/refund/later-parts";
import type { MetadataPart } from "@/components/refund/metadata-part";
import { FieldFault } from "@/components/ui/field-fault";

/** Metadata for the refund at Stripe, folded away until wanted: rows of a name and a value. */
export function MetadataField(part: MetadataPart) {
  const { first, faults } = part;
  // Null until the first opening, which brings the rows; they stay, folded or not, for what is typed into them.
  const [isOpen, setOpen] = useState<boolean | null>(first.length > 0 || null);
  const isScripted = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  return (
    <details
      id={fieldId("metadata")}
      open={isOpen === true || faults !== undefined}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="w-fit font-medium">Metadata</summary>
      <FieldFault id={`${fieldId("metadata")}-fault`} text={faults?.root?.message} />
      {isScripted && isOpen !== null && (
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
