import type { FieldErrors } from "react-hook-form";
import type { FieldMessage } from "@/lib/core/refund-outcome";
import type { TypedRefund } from "@/lib/core/typed-refund";

/** The server's messages as the form library keeps faults: each at its field, sentences of one field joined. */
export function refusedFaults(
  messages: readonly FieldMessage[],
  positions: readonly number[],
): FieldErrors<TypedRefund> {
  const faults: FieldErrors<TypedRefund> = {};
  for (const field of new Set(messages.map((message) => message.field))) {
    if (field === "form") continue;
    const own = messages.filter((message) => message.field === field);
    if (field === "metadata") faults.metadata = metadataFault(own, positions);
    else faults[field] = fault(own);
  }
  return faults;
}

function fault(messages: readonly FieldMessage[]) {
  return { type: "refused", message: messages.map(sentences).join(" ") };
}

function metadataFault(messages: readonly FieldMessage[], positions: readonly number[]) {
  const whole = messages.filter(({ row }) => row === undefined);
  const byRow: NonNullable<FieldErrors<TypedRefund>["metadata"]> = [];
  for (const row of new Set(messages.flatMap((message) => message.row ?? []))) {
    byRow[positions[row] ?? row] = fault(messages.filter((message) => message.row === row));
  }
  return whole.length === 0 ? byRow : Object.assign(byRow, { root: fault(whole) });
}

function sentences({ text, help }: FieldMessage): string {
  return help === undefined ? text : `${text} ${help}`;
}
