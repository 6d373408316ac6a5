import type { ReactNode } from "react";
import { FieldFault } from "@/components/ui/field-fault";

/** What ties a control to its label, its hint and its fault. */
export type FieldTies = {
  readonly id: string;
  readonly "aria-invalid": true | undefined;
  readonly "aria-describedby": string | undefined;
};

/** A labelled control: the label above, a hint beside the label, the fault below. */
export function Field(props: {
  id: string;
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  className?: string | undefined;
  children: (ties: FieldTies) => ReactNode;
}) {
  const { id, label, hint, fault } = props;
  const hintId = `${id}-hint`;
  const faultId = `${id}-fault`;
  const describedBy = [hint && hintId, fault && faultId].filter(Boolean).join(" ");
  return (
    <div className={props.className}>
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint !== undefined && (
          <span id={hintId} className="text-sm text-soft">
            {hint}
          </span>
        )}
      </div>
      {props.children({
        id,
        "aria-invalid": fault ? true : undefined,
        "aria-describedby": describedBy || undefined,
      })}
      <FieldFault id={faultId} text={fault} />
    </div>
  );
}
