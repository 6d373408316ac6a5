import type { StripeErrorType } from "../http/api-refusal";
import {
  allowOnly,
  type ControlFields,
  ControlRefusal,
  countField,
  needed,
  textField,
} from "./control-fields";
import type { PlannedRefusal } from "./faults";

const TYPES: StripeErrorType[] = ["api_error", "card_error", "idempotency_error", "invalid_request_error"];

/** `{"status": 400, "code": "approval_required", "message": "…"}`; without a type `invalid_request_error`. */
export function plannedRefusal(fields: ControlFields): PlannedRefusal {
  allowOnly(fields, ["status", "type", "code", "param", "message"]);
  const named = textField(fields, "type") ?? "invalid_request_error";
  const type = TYPES.find((known) => known === named);
  if (type === undefined) throw new ControlRefusal(`Unknown type "${named}"; known: ${TYPES.join(", ")}.`);
  const [code, param] = [textField(fields, "code"), textField(fields, "param")];
  return {
    status: needed(countField(fields, "status"), "status"),
    body: {
      type,
      message: needed(textField(fields, "message"), "message"),
      ...(code === undefined ? {} : { code }),
      ...(param === undefined ? {} : { param }),
    },
  };
}
