import { useState } from "react";
import { metadataCellId } from "@/components/refund/metadata-cell-id";
import type { MetadataLimits } from "@/components/refund/refund-terms";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { MetadataCell } from "@/lib/core/refund/field-message";

/** One row of metadata, each cell with its own fault; `onRemove` is null where rows cannot be removed. */
export function MetadataRow(props: {
  position: number;
  first: { key: string; value: string };
  limits: MetadataLimits;
  faults: Readonly<Record<MetadataCell, string | undefined>>;
  onEdit: () => void;
  onRemove: (() => void) | null;
}) {
  const { position, first, limits, faults, onEdit, onRemove } = props;
  const cell = { position, onEdit };
  return (
    <li className="flex flex-wrap items-start gap-2">
      <Cell
        {...cell}
        part="key"
        label="Name"
        text={first.key}
        max={limits.keyCharacters}
        fault={faults.key}
      />
      <Cell
        {...cell}
        part="value"
        label="Value"
        text={first.value}
        max={limits.valueCharacters}
        fault={faults.value}
      />
      {onRemove !== null && (
        <Button tone="quiet" onClick={onRemove} className="hidden sm:mt-6 scripted:block">
          Remove<span className="sr-only"> row {position + 1}</span>
        </Button>
      )}
    </li>
  );
}

function Cell(props: {
  position: number;
  part: MetadataCell;
  label: string;
  text: string;
  max: number;
  fault: string | undefined;
  onEdit: () => void;
}) {
  const { position, part, label, max, fault } = props;
  const [count, setCount] = useState(Array.from(props.text).length);
  return (
    <Field
      id={metadataCellId(position, part)}
      label={label}
      hint={`${count} / ${max}`}
      fault={fault}
      className="min-w-0 grow basis-40"
    >
      {(ties) => (
        <Input
          {...ties}
          name={`metadata.${position}.${part}`}
          defaultValue={props.text}
          aria-label={`${label} ${position + 1}`}
          aria-invalid={fault !== undefined || count > max ? true : undefined}
          autoComplete="off"
          onInput={(event) => {
            setCount(Array.from(event.currentTarget.value).length);
            props.onEdit();
          }}
        />
      )}
    </Field>
  );
}
