import "server-only";
import type Stripe from "stripe";
import type { ChargeCustomer } from "@/lib/core/charge/charge";
import { type Asked, ask } from "./ask";
import { instantOf } from "./to-charge";

const readOptions = { timeout: 10_000 };

/** More pages than any customer has. */
const pagesMax = 50;

/** Money that set out from a cash balance to its customer's bank; in minor units, above zero. */
export type CashReturn = {
  readonly createdAt: Date;
  readonly amountMinor: bigint;
  readonly livemode: boolean;
};

type Page = {
  readonly returns: readonly CashReturn[];
  readonly lastId: string | undefined;
  readonly hasMore: boolean;
};

/** Every return of one currency, newest first. Stripe names no refund with it, only the moment and the sum. */
export async function listCashReturns(
  stripe: Stripe,
  customerId: string,
  currency: string,
): Promise<Asked<CashReturn[]>> {
  const first = await askPage(stripe, customerId, currency, undefined);
  if (first.kind !== "found") return first;
  const returns = [...first.value.returns];
  let last = first.value;
  for (let page = 1; last.hasMore && page < pagesMax; page += 1) {
    const next = await askPage(stripe, customerId, currency, last.lastId);
    if (next.kind !== "found") return next;
    returns.push(...next.value.returns);
    last = next.value;
  }
  return { kind: "found", value: returns, seenAt: first.seenAt };
}

function askPage(
  stripe: Stripe,
  customerId: string,
  currency: string,
  after: string | undefined,
): Promise<Asked<Page>> {
  const query = { limit: 100, ...(after === undefined ? {} : { starting_after: after }) };
  return ask(
    () => stripe.customers.listCashBalanceTransactions(customerId, query, readOptions),
    ({ data, has_more: hasMore }) => ({
      returns: data
        .filter((one) => one.type === "return_initiated" && one.currency === currency)
        .map((one) => ({
          createdAt: instantOf(one.created),
          amountMinor: BigInt(Math.abs(one.net_amount)),
          livemode: one.livemode,
        })),
      lastId: data.at(-1)?.id,
      hasMore,
    }),
  );
}

/** A customer with what lies there in each currency, in one call; nothing lies with a deleted one. */
export type CashCustomer = ChargeCustomer & {
  /** Null where Stripe does not say. */
  readonly livemode: boolean | null;
  readonly available: ReadonlyMap<string, bigint>;
};

export function readCashCustomer(stripe: Stripe, customerId: string): Promise<Asked<CashCustomer>> {
  return ask(
    () => stripe.customers.retrieve(customerId, { expand: ["cash_balance"] }, readOptions),
    (customer) => {
      const { id } = customer;
      if (customer.deleted) {
        const nobody = { name: null, email: null, locales: [], country: null };
        return { id, ...nobody, isDeleted: true, livemode: null, available: new Map() };
      }
      const { name = null, email, livemode, cash_balance: cash } = customer;
      const available = Object.entries(cash?.available ?? {}).map(
        ([currency, amount]) => [currency, BigInt(Math.max(0, amount))] as const,
      );
      const told = { locales: customer.preferred_locales ?? [], country: customer.address?.country ?? null };
      return { id, name, email, ...told, isDeleted: false, livemode, available: new Map(available) };
    },
  );
}
