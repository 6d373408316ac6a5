import { createHmac } from "node:crypto";
import type { Random } from "../world/random";
import type { HostileRequest } from "./mutated-form";
import { nastyTexts } from "./nasty-texts";

/** What the webhook's door gets to see, and whether it may be let in: signed in time, over these very bytes. */
export type HostileEvent = HostileRequest & { readonly isSigned: boolean };

const types = [
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.refunded",
  "payout.paid",
] as const;

type Json = Record<string, unknown>;

const bodies: Readonly<Record<string, (event: Json, random: Random) => string>> = {
  "as it is": (event) => JSON.stringify(event),
  "a nasty text": (event, random) => JSON.stringify(changed(event, random, random.pick(nastyTexts))),
  "another kind of value": (event, random) =>
    JSON.stringify(changed(event, random, random.pick([null, [], {}, 7, true, -1, 1e300, [[]]] as const))),
  "a field left out": (event, random) => JSON.stringify(changed(event, random, undefined)),
  "no event": (_event, random) => random.pick(["null", "[]", "1", '"x"', "{}", "", " ", "true"] as const),
  "no JSON": (event, random) => JSON.stringify(event).slice(0, random.below(200)),
  "names twice": (event) =>
    JSON.stringify(event).replace("{", '{"livemode":true,"__proto__":{"livemode":true},'),
  "too deep": (event) => `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)},${JSON.stringify(event).slice(1)}`,
  "too long": (event) => JSON.stringify({ ...event, more: "x".repeat(256 * 1024) }),
};

const headers: Readonly<Record<string, (signature: string, random: Random) => Record<string, string>>> = {
  "as it is": (signature) => ({ "stripe-signature": signature }),
  "no signature": () => ({}),
  "an empty signature": () => ({ "stripe-signature": "" }),
  "only v0": (signature) => ({ "stripe-signature": signature.replace("v1=", "v0=") }),
  "another digit": (signature) => ({
    "stripe-signature": signature.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
  }),
  "a nasty signature": (_signature, random) => ({
    "stripe-signature": random.pick([
      "t=abc,v1=00",
      "t=1",
      "v1=,t=",
      ",,,",
      "t=1,t=2,v1=0",
      "t=-1,v1=0",
    ] as const),
  }),
  "ten thousand items": (signature) => ({ "stripe-signature": `${signature},${"v1=0,".repeat(2_000)}` }),
  "another content type": (signature) => ({ "stripe-signature": signature, "content-type": "text/xml" }),
  "claimed to be packed": (signature) => ({ "stripe-signature": signature, "content-encoding": "gzip" }),
};

/** An event about the charge, spoilt in its body or in its headers, and signed all the same where chance says so. */
export function mutatedEvent(chargeId: string, secret: string, number: number, random: Random): HostileEvent {
  const event = {
    object: "event",
    id: `evt_hostile${number}`,
    type: random.pick(types),
    livemode: false,
    created: 1_790_000_000,
    account: null,
    data: { object: { object: "refund", id: "re_00000000000000000000", charge: chargeId } },
  };
  const bodyHow = pickName(bodies, random);
  const headerHow = random.chance(0.6) ? "as it is" : pickName(headers, random);
  const text = Buffer.from(bodies[bodyHow]?.(event, random) ?? "", "utf8");
  const body = random.chance(0.1) ? Buffer.concat([text, Buffer.from([0xc3, 0x28])]) : text;
  const at = Math.floor(Date.now() / 1_000) + random.pick([0, 0, 0, 0, 65, -310] as const);
  const digest = createHmac("sha256", secret).update(`${at}.`).update(body).digest("hex");
  const signed = headers[headerHow]?.(`t=${at},v1=${digest}`, random) ?? {};
  const isInTime = Math.abs(at - Date.now() / 1_000) < 60;
  return {
    path: "/webhooks/stripe",
    headers: { "content-type": "application/json", ...signed },
    body,
    how: `${bodyHow}, ${headerHow}`,
    isSigned: isInTime && signed["stripe-signature"]?.startsWith(`t=${at},v1=${digest}`) === true,
  };
}

function pickName(choices: Readonly<Record<string, unknown>>, random: Random): string {
  const names = Object.keys(choices);
  return names[random.below(names.length)] ?? "";
}

/** One field of the event, or of what stands in it, set to something else. */
function changed(event: Json, random: Random, value: unknown): Json {
  const top = Object.keys(event);
  const name = top[random.below(top.length + 2)];
  if (name !== undefined) return { ...event, [name]: value };
  const inner = random.pick(["object", "id", "charge"] as const);
  return { ...event, data: { object: { object: "refund", id: "re_0", charge: "ch_0", [inner]: value } } };
}
