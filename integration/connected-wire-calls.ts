import type { FamilyObject, StripeWorldObject } from "../simulator/stripe/world-object";
import { demoWorld } from "../simulator/worlds/demo";
import { type Heard, lumen } from "./connected-stage";

/** What we ask our own account about accounts. */
export const ofAccounts = ["/v1/account", `/v1/accounts/${lumen}`];

/** The lists that the jobs go through on every account, our own one too. */
export const lists = ["/v1/events", "/v1/refunds", "/v1/balance_transactions"];

/** Every call that the console makes for payments. */
export const everyCall = [
  "GET /v1/balance",
  "GET /v1/balance_transactions",
  "GET /v1/balance_transactions/txn_…",
  "GET /v1/charges",
  "GET /v1/charges/ch_…",
  "GET /v1/checkout/sessions",
  "GET /v1/checkout/sessions/cs_…",
  "GET /v1/checkout/sessions/cs_…/line_items",
  "GET /v1/disputes",
  "GET /v1/events",
  "GET /v1/payment_intents/pi_…",
  "GET /v1/radar/early_fraud_warnings",
  "GET /v1/refunds",
  "GET /v1/refunds/re_…",
  "POST /v1/charges/ch_…/refund",
  "POST /v1/payment_intents/pi_…/cancel",
  "POST /v1/refunds",
  "POST /v1/refunds/re_…",
  "POST /v1/refunds/re_…/cancel",
];

/** Without the number; `py_` and `pyr_` stand for payments that no card made, at the same addresses. */
export function kindOf({ method, path }: Heard): string {
  const plain = path.replace("/py_", "/ch_").replace("/pyr_", "/re_");
  return `${method} ${plain.replaceAll(/\b(ch|re|pi|cs|txn)_\w+/g, "$1_…")}`;
}

/** A list that belongs to no charge. */
export function isList({ path, params }: Heard): boolean {
  return lists.includes(path) && params.charge === undefined;
}

/** The payments of the demo world, of our own account or all of them of a connected one. */
export function worldOn(connectedAccount: string | null): StripeWorldObject[] {
  if (connectedAccount === null) return demoWorld();
  return [{ object: "connected_account_objects", account: connectedAccount, objects: ofOneAccount() }];
}

function ofOneAccount(): FamilyObject[] {
  return demoWorld().filter(
    (one): one is FamilyObject => one.object !== "own_account_objects" && !isWrapped(one),
  );
}

function isWrapped({ object }: StripeWorldObject): boolean {
  return object === "connected_account_objects";
}
