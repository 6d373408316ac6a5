import { Suspense, useState, useSyncExternalStore } from "react";
import { fieldId } from "@/components/refund/field-id";
import { LaterMetadataRows } from "@/components/refund/later-parts";
import type { MetadataPart } from "@/components/refund/metadata-part";
import { FieldFault } from "@/components/ui/field-fault";

/** Metadata for the refund at Stripe, folded away until wanted: rows of a name and a value. */
export function MetadataField(part: MetadataPart) {
  const { first, faults } = part;
  const wasFilled = first.length > 0;
  const [isOpen, setOpen] = useState(wasFilled);
  // Rows come with the first opening and stay, folded or not, for what is typed into them.
  const [hasOpened, setHasOpened] = useState(wasFilled);
  const isScripted = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  function follow(details: HTMLDetailsElement) {
    setOpen(details.open);
    if (details.open) setHasOpened(true);
  }
  return (
    <details
      id={fieldId("metadata")}
      open={isOpen || faults !== undefined}
      onToggle={(event) => follow(event.currentTarget)}
    >
      <summary className="w-fit font-medium">Metadata</summary>
      <FieldFault id={`${fieldId("metadata")}-fault`} text={faults?.root?.message} />
      {isScripted && hasOpened && (
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
