import { cashBalanceId, readPayable } from "@/lib/core/charge/payable";
import { demoCustomerIds } from "../simulator/worlds/demo-ids";
import type { Stage } from "./stage";

/** A customer of the demo world with money in euros and pounds. */
export const cashCustomer = demoCustomerIds.workshop;

export const cash = cashBalanceId(cashCustomer, "eur");

/** What lies in a cash balance at the simulator, in minor units. */
export async function lyingIn({ dashboard }: Stage, id = cash): Promise<number> {
  const payable = readPayable(id);
  if (payable.kind === "charge") throw new Error(`${id} is no cash balance`);
  const { available } = await dashboard.customers.retrieveCashBalance(payable.customerId);
  return available?.[payable.currency] ?? 0;
}

/** Every refund of a cash balance that Stripe has. */
export async function returnsOf({ dashboard }: Stage, id = cash) {
  const { data } = await dashboard.refunds.list({ limit: 100 });
  return data.filter((one) => one.charge === null && id === cashBalanceId(idOf(one.customer), one.currency));
}

type Call = { readonly method: string; readonly path: string; readonly params: Record<string, unknown> };

/** What was posted to one address of Stripe's, in the order of arrival. */
export async function callsTo(stage: Stage, path: string): Promise<readonly Call[]> {
  const answer = await stage.control("GET requests");
  const { requests } = answer as { readonly requests: readonly Call[] };
  return requests.filter((one) => one.method === "POST" && one.path === path);
}

function idOf(customer: unknown): string {
  return typeof customer === "string" ? customer : "";
}
