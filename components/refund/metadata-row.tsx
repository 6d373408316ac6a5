import { useState } from "react";
import { fieldId } from "@/components/refund/field-id";
import type { RefundTextLimits } from "@/components/refund/refund-terms";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FieldFault } from "@/components/ui/field-fault";
import { Input } from "@/components/ui/input";

/** One row of metadata; `onRemove` is null where rows cannot be removed. */
export function MetadataRow(props: {
  position: number;
  first: { key: string; value: string };
  limits: RefundTextLimits;
  fault: string | undefined;
  onEdit: () => void;
  onRemove: (() => void) | null;
}) {
  const { position, first, limits, fault, onRemove } = props;
  const id = fieldId("metadata", position);
  const cell = { position, faultId: `${id}-fault`, isFaulty: fault !== undefined, onEdit: props.onEdit };
  return (
    <li id={id} tabIndex={-1}>
      <div className="flex flex-wrap items-end gap-2">
        <Cell {...cell} part="key" label="Name" text={first.key} max={limits.keyCharacters} />
        <Cell {...cell} part="value" label="Value" text={first.value} max={limits.valueCharacters} />
        {onRemove !== null && (
          <Button tone="quiet" onClick={onRemove} className="hidden scripted:block">
            Remove<span className="sr-only"> row {position + 1}</span>
          </Button>
        )}
      </div>
      <FieldFault id={cell.faultId} text={fault} />
    </li>
  );
}

function Cell(props: {
  position: number;
  part: "key" | "value";
  label: string;
  text: string;
  max: number;
  faultId: string;
  isFaulty: boolean;
  onEdit: () => void;
}) {
  const [count, setCount] = useState(Array.from(props.text).length);
  const id = `${fieldId("metadata", props.position)}-${props.part}`;
  return (
    <Field id={id} label={props.label} hint={`${count} / ${props.max}`} className="min-w-0 grow basis-40">
      {(ties) => (
        <Input
          {...ties}
          name={`metadata.${props.position}.${props.part}`}
          defaultValue={props.text}
          aria-label={`${props.label} ${props.position + 1}`}
          aria-invalid={props.isFaulty || count > props.max ? true : undefined}
          aria-describedby={
            props.isFaulty ? `${ties["aria-describedby"]} ${props.faultId}` : ties["aria-describedby"]
          }
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
