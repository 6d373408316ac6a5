import type { FieldErrors } from "react-hook-form";
import type { FieldMessage } from "@/lib/core/refund/field-message";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

type MetadataFaults = NonNullable<FieldErrors<TypedRefund>["metadata"]>;

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
  const faults: MetadataFaults = [];
  for (const { row, cell } of messages) {
    const own = fault(messages.filter((other) => other.row === row && other.cell === cell));
    if (row === undefined || cell === undefined) Object.assign(faults, { root: own });
    else {
      const position = positions[row] ?? row;
      faults[position] = { ...faults[position], [cell]: own };
    }
  }
  return faults;
}

function sentences({ text, help }: FieldMessage): string {
  return help === undefined ? text : `${text} ${help}`;
}
