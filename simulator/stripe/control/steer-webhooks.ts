import type { Simulation } from "../simulation";
import { ENDPOINT_NAMES, type EndpointName } from "../webhooks/webhook-endpoints";
import {
  allowOnly,
  type ControlFields,
  ControlRefusal,
  countField,
  flagField,
  needed,
  textField,
  textsField,
} from "./control-fields";

const FIELDS = [
  "endpoint",
  "url",
  "secret",
  "hold",
  "loseNext",
  "loseAbout",
  "copies",
  "delayMilliseconds",
  "release",
];

/**
 * Sets where webhooks go (`"url": ""` stops them) and how they travel; `release` lets held ones go. An address is
 * the first account's unless `endpoint` names another; how they travel is the same for all.
 */
export function steerWebhooks(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, FIELDS);
  const { webhooks } = simulation;
  const url = textField(fields, "url");
  const endpoint = endpointName(textField(fields, "endpoint") ?? "demo");
  if (url === "") webhooks.aim(endpoint, null);
  else if (url !== undefined) {
    webhooks.aim(endpoint, { url, secret: needed(textField(fields, "secret"), "secret") });
  }
  webhooks.behave(
    withoutGaps({
      hold: flagField(fields, "hold"),
      loseNext: countField(fields, "loseNext"),
      loseAbout: textsField(fields, "loseAbout"),
      copies: countField(fields, "copies"),
      delayMilliseconds: countField(fields, "delayMilliseconds"),
    }),
  );
  const order = textField(fields, "release");
  if (order === "in_order" || order === "reversed") webhooks.release(order);
  else if (order !== undefined) throw new ControlRefusal('"release" must be "in_order" or "reversed".');
  return webhooks.report();
}

function endpointName(name: string): EndpointName {
  const known = ENDPOINT_NAMES.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  throw new ControlRefusal(`Unknown endpoint "${name}"; known: ${ENDPOINT_NAMES.join(", ")}.`);
}

function withoutGaps<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
