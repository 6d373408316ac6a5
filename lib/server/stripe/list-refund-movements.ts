import "server-only";
import type { Stripe } from "stripe";
import type { BalanceMovement } from "@/lib/core/tie-out/tie-out-books";
import { type Asked, ask } from "./ask";
import { isOfTransfer } from "./list-account-refunds";
import { accountOf } from "./on-account";
import { instantOf } from "./to-charge";

const pagesMax = 5_000;

const readOptions = { timeout: 20_000 };

/**
 * The types of balance transactions that belong to refunds; a failed payment's own are among the last and are told
 * by their source. Fees and transfers that come back with a refund have types of their own.
 * Source: docs.stripe.com/reports/balance-transaction-types.
 */
const movementTypes = ["refund", "payment_refund", "refund_failure", "payment_failure_refund"] as const;

export type RefundMovement = BalanceMovement & {
  /** When its refund was made; null where Stripe does not say. */
  readonly refundCreatedAt: Date | null;
};

/** Every movement of the balance since an instant that a refund of a charge caused. */
export async function listRefundMovements(stripe: Stripe, since: Date): Promise<Asked<RefundMovement[]>> {
  const movements: RefundMovement[] = [];
  let seenAt: Date | null = null;
  for (const type of movementTypes) {
    const listed = await listOfType(stripe, type, since);
    if (listed.kind !== "found") return listed;
    seenAt ??= listed.seenAt;
    movements.push(...listed.value);
  }
  return { kind: "found", value: movements, seenAt: seenAt ?? since };
}

async function listOfType(stripe: Stripe, type: string, since: Date): Promise<Asked<RefundMovement[]>> {
  const created = { gte: Math.floor(since.getTime() / 1000) };
  const movements: RefundMovement[] = [];
  let after: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const query = { type, created, limit: 100, expand: ["data.source"] };
    const asked = await ask(
      () =>
        stripe.balanceTransactions.list(
          { ...query, ...(after ? { starting_after: after } : {}) },
          readOptions,
        ),
      (list) => list,
    );
    if (asked.kind !== "found") return asked;
    movements.push(...asked.value.data.flatMap((one) => toMovement(one, accountOf(stripe) !== null)));
    after = asked.value.data.at(-1)?.id;
    if (!asked.value.has_more) return { ...asked, value: movements };
  }
  return endless;
}

const endless: Asked<never> = {
  kind: "trouble",
  trouble: {
    kind: "unreadable",
    message: "Stripe’s list of balance transactions does not come to an end.",
    requestId: null,
  },
};

/** None for a movement that no refund caused, or one of a customer's cash balance. */
function toMovement(transaction: Stripe.BalanceTransaction, isConnected: boolean): RefundMovement[] {
  const { amount, currency, exchange_rate: rate, source } = transaction;
  const shared = { amountMinor: BigInt(amount), currency, exchangeRate: rate === null ? null : String(rate) };
  if (source === null) return [];
  if (typeof source === "string") {
    return /^(re|pyr)_/.test(source) ? [{ ...shared, refundId: source, refundCreatedAt: null }] : [];
  }
  if (source.object !== "refund" || source.charge === null) return [];
  if (isConnected && isOfTransfer(source)) return [];
  return [{ ...shared, refundId: source.id, refundCreatedAt: instantOf(source.created) }];
}
