import "server-only";
import type Stripe from "stripe";
import type { Charge, ChargeRefund } from "@/lib/core/charge/charge";
import { isLive } from "@/lib/core/charge/charge-figures";
import { cashBalanceId, type Payable } from "@/lib/core/charge/payable";
import type { Asked } from "./ask";
import { type CashReturn, listCashReturns, readCashCustomer } from "./cash-balance";
import type { GatheredCharge } from "./gathered-charge";
import { listRefundsMadeAt } from "./list-refunds";
import { accountOf } from "./on-account";

type CashBalance = Extract<Payable, { kind: "cash_balance" }>;

/** A return this young must have its refund in the list: else the list proves nothing. As far as the sweep reaches. */
const youngMilliseconds = 35 * 24 * 3_600_000;

/**
 * One look at what a customer has with us in one currency, told in the form of a charge: what came in is what lies
 * there now and all that went back, so that the one law of what is left holds for both. First what went back, then
 * what lies there: money that leaves in between makes the rest smaller, never larger.
 */
export async function gatherCashBalance(stripe: Stripe, cash: CashBalance): Promise<Asked<GatheredCharge>> {
  const returns = await listCashReturns(stripe, cash.customerId, cash.currency);
  if (returns.kind !== "found") return returns;
  const listed = await listRefundsMadeAt(
    stripe,
    returns.value.map(({ createdAt }) => createdAt),
  );
  if (listed.kind !== "found") return listed;
  const id = cashBalanceId(cash.customerId, cash.currency);
  const refunds = listed.value.filter(({ chargeId }) => chargeId === id);
  if (hasLostOne(returns.value, refunds, returns.seenAt)) return { kind: "trouble", trouble: incomplete };
  const customer = await readCashCustomer(stripe, cash.customerId);
  if (customer.kind !== "found") return customer;
  const { available, livemode, ...person } = customer.value;
  const isLiveReturn = returns.value.some((one) => one.livemode);
  const live = refunds.filter(({ status }) => isLive(status));
  const wentBackMinor = live.reduce((sum, { amount }) => sum + amount.amountMinor, 0n);
  const lyingMinor = available.get(cash.currency) ?? 0n;
  const charge = toPayable(cash, {
    wentBackMinor,
    cameInMinor: lyingMinor + wentBackMinor,
    seenAt: returns.seenAt,
  });
  const value = {
    charge: {
      ...charge,
      connectedAccount: accountOf(stripe),
      livemode: livemode ?? isLiveReturn,
      customer: person,
    },
    refunds,
    disputes: [],
  };
  return { kind: "found", value, seenAt: returns.seenAt };
}

/** Stripe shows that money set out, and no refund beside it: what is missing may be one of ours. */
function hasLostOne(returns: readonly CashReturn[], refunds: readonly ChargeRefund[], now: Date): boolean {
  const young = returns.filter(({ createdAt }) => now.getTime() - createdAt.getTime() < youngMilliseconds);
  const unmatched = refunds.map(({ amount }) => amount.amountMinor);
  return young.some(({ amountMinor }) => {
    const index = unmatched.indexOf(amountMinor);
    if (index >= 0) unmatched.splice(index, 1);
    return index < 0;
  });
}

const incomplete = {
  kind: "unreadable",
  message: "Money of this cash balance went back, and the refund of it is not in Stripe’s list yet.",
  requestId: null,
} as const;

type Sums = { readonly wentBackMinor: bigint; readonly cameInMinor: bigint; readonly seenAt: Date };

function toPayable(
  { customerId, currency }: CashBalance,
  { wentBackMinor, cameInMinor, seenAt }: Sums,
): Omit<Charge, "livemode" | "customer" | "connectedAccount"> {
  return {
    id: cashBalanceId(customerId, currency),
    paymentIntentId: null,
    currency,
    amountMinor: cameInMinor,
    amountCapturedMinor: cameInMinor,
    amountRefundedMinor: wentBackMinor,
    status: "succeeded",
    isCaptured: true,
    // Money that lies there has no age: no limit of one payment applies to it.
    createdAt: seenAt,
    description: null,
    statementDescriptor: null,
    failureMessage: null,
    method: { type: "cash_balance", brand: null, last4: null, wallet: null },
    metadata: {},
    isDisputed: false,
    connect: null,
    isOfTransfer: false,
    transferGroup: null,
    receiptUrl: null,
    balanceTransactionId: null,
  };
}
