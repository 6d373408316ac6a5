import { useRef, useState } from "react";
import type { MetadataPart } from "@/components/refund/metadata-part";
import { MetadataRow } from "@/components/refund/metadata-row";
import { Button } from "@/components/ui/button";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

type Cells = TypedRefund["metadata"][number];
type ShownRow = { readonly number: number; readonly cells: Cells };

/** Empty rows for a browser without client JavaScript, which cannot ask for more. */
const emptyRowsWithoutScript = 4;

/** The rows themselves; `canGrow` where client JavaScript can add and remove some. */
export function MetadataRows({
  first,
  limits,
  faults,
  onEdit,
  canGrow,
}: MetadataPart & { canGrow: boolean }) {
  const adder = useRef<HTMLButtonElement>(null);
  const [rows, setRows] = useState(() =>
    firstRows(first, canGrow ? (first.length === 0 ? 1 : 0) : emptyRowsWithoutScript),
  );
  const isFull = rows.length >= limits.metadataRows;

  function add() {
    if (!isFull) setRows([...rows, { number: nextNumber(rows), cells: { key: "", value: "" } }]);
  }
  function remove(number: number) {
    setRows(rows.filter((row) => row.number !== number));
    adder.current?.focus();
    onEdit();
  }

  return (
    <>
      <p className="text-sm text-soft">
        Stripe keeps these beside the refund, for exports and other programs; the customer does not see them.
      </p>
      <ol className="space-y-2 py-2">
        {rows.map((row, position) => (
          <MetadataRow
            key={row.number}
            position={position}
            first={row.cells}
            limits={limits}
            faults={{
              key: faults?.[position]?.key?.message,
              value: faults?.[position]?.value?.message,
            }}
            onEdit={onEdit}
            onRemove={canGrow ? () => remove(row.number) : null}
          />
        ))}
      </ol>
      {canGrow && (
        <p className="flex flex-wrap items-center gap-3">
          <Button ref={adder} tone="plain" aria-disabled={isFull} onClick={add}>
            Add a row
          </Button>
          <output className="text-sm text-soft">
            {rows.length} of {limits.metadataRows} rows
          </output>
        </p>
      )}
    </>
  );
}

function firstRows(filled: readonly Cells[], emptyCount: number): ShownRow[] {
  const empty = Array.from({ length: emptyCount }, () => ({ key: "", value: "" }));
  return [...filled, ...empty].map((cells, number) => ({ number, cells }));
}

// Counted on from the last row, so that a removed row's content never turns up in a new one.
function nextNumber(rows: readonly ShownRow[]): number {
  return Math.max(-1, ...rows.map(({ number }) => number)) + 1;
}
