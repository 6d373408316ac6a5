import type { Simulation } from "../simulation";
import {
  allowOnly,
  type ControlFields,
  ControlRefusal,
  countField,
  needed,
  objectField,
  textField,
} from "./control-fields";
import { FAULTS, type FaultKind } from "./faults";
import { plannedRefusal } from "./planned-refusal";

const DEFAULT_DELAY_SECONDS = 60;
const DEFAULT_DELAY_MILLISECONDS = 1000;

/** `{"on": {"method": "POST", "path": "/v1/refunds"}, "fault": "executed_and_lost", "times": 1}` */
export function planFault(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, ["on", "fault", "times", "delaySeconds", "delayMs", "refusal"]);
  const on = needed(objectField(fields, "on"), "on");
  allowOnly(on, ["method", "path", "charge", "account"]);
  const kind = faultKind(needed(textField(fields, "fault"), "fault"));
  simulation.faults.add({
    on: {
      method: textField(on, "method")?.toUpperCase() ?? null,
      path: needed(textField(on, "path"), "on.path"),
      charge: textField(on, "charge") ?? null,
      account: textField(on, "account") ?? null,
    },
    kind,
    refusal: kind === "refusal" ? plannedRefusal(needed(objectField(fields, "refusal"), "refusal")) : null,
    times: countField(fields, "times") ?? 1,
    delaySeconds: countField(fields, "delaySeconds") ?? DEFAULT_DELAY_SECONDS,
    delayMs: countField(fields, "delayMs") ?? DEFAULT_DELAY_MILLISECONDS,
  });
  return { faults: simulation.faults.list() };
}

function faultKind(name: string): FaultKind {
  if (isFaultKind(name)) return name;
  throw new ControlRefusal(`Unknown fault "${name}"; known: ${Object.keys(FAULTS).join(", ")}.`);
}

function isFaultKind(name: string): name is FaultKind {
  return Object.hasOwn(FAULTS, name);
}
