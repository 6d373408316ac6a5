import "server-only";
import type Stripe from "stripe";
import type { Charge } from "@/lib/core/charge/charge";
import type {
  Attempt,
  Booking,
  ChargeChecks,
  FraudWarning,
  Looked,
  SeparateTransfer,
} from "@/lib/core/charge/charge-checks";
import { isCardPayment } from "@/lib/core/charge/check-obstacles";
import { type Money, money } from "@/lib/core/money/money";
import { type Asked, ask, UnreadableAnswer } from "./ask";
import { idOf } from "./to-charge";

/** Shorter than for the charge itself: these lines stream in while somebody works on the page already. */
const readOptions = { timeout: 8_000 };

/** Up to five looks side by side; each answer stands for itself. */
export async function gatherChargeChecks(stripe: Stripe, charge: Charge): Promise<ChargeChecks> {
  const { id, balanceTransactionId, paymentIntentId, transferGroup } = charge;
  const [warnings, available, booking, attempts, transfers] = await Promise.all([
    isCardPayment(charge) ? listFraudWarnings(stripe, id) : null,
    readAvailableBalance(stripe),
    balanceTransactionId === null ? null : readBooking(stripe, balanceTransactionId),
    paymentIntentId === null ? null : listAttempts(stripe, paymentIntentId),
    transferGroup === null ? null : listTransfers(stripe, transferGroup, id),
  ]);
  return {
    warnings: warnings === null ? { kind: "seen", value: [] } : looked(warnings),
    available: looked(available),
    booking: booking === null ? { kind: "seen", value: null } : looked(booking),
    attempts: attempts === null ? { kind: "seen", value: [] } : looked(attempts),
    transfers: transfers === null ? { kind: "seen", value: [] } : looked(transfers),
  };
}

function looked<Value>(asked: Asked<Value>): Looked<Value> {
  if (asked.kind === "found") return { kind: "seen", value: asked.value };
  return { kind: "unseen", why: asked.kind === "trouble" ? asked.trouble.kind : "refused" };
}

function listFraudWarnings(stripe: Stripe, chargeId: string): Promise<Asked<FraudWarning[]>> {
  return ask(
    () => stripe.radar.earlyFraudWarnings.list({ charge: chargeId, limit: 10 }, readOptions),
    ({ data }) =>
      data.map(({ fraud_type: fraudType, actionable }) => ({ fraudType, isActionable: actionable })),
  );
}

function listAttempts(stripe: Stripe, paymentIntentId: string): Promise<Asked<Attempt[]>> {
  return ask(
    () => stripe.charges.list({ payment_intent: paymentIntentId, limit: 100 }, readOptions),
    ({ data }) => data.map(({ id, status }) => ({ chargeId: id, tookMoney: status !== "failed" })),
  );
}

/**
 * What was passed on under the payment's group. Others may share the group: a transfer that names the charge of
 * another payment is not this one's. Source: docs.stripe.com/connect/separate-charges-and-transfers.
 */
function listTransfers(
  stripe: Stripe,
  transferGroup: string,
  chargeId: string,
): Promise<Asked<SeparateTransfer[]>> {
  return ask(
    () => stripe.transfers.list({ transfer_group: transferGroup, limit: 100 }, readOptions),
    ({ data, has_more: hasMore }) => {
      // A sum over some of them would be a wrong one.
      if (hasMore) throw new UnreadableAnswer(`the transfer group ${transferGroup} has more than a page`);
      const ofThis = data.filter(({ source_transaction: source }) => [null, chargeId].includes(idOf(source)));
      return ofThis.map((transfer) => toSeparateTransfer(transfer, chargeId));
    },
  );
}

function toSeparateTransfer(transfer: Stripe.Transfer, chargeId: string): SeparateTransfer {
  return {
    id: transfer.id,
    destination: idOf(transfer.destination),
    passedOn: money(transfer.amount, transfer.currency),
    reversedMinor: BigInt(transfer.amount_reversed),
    isOfThisCharge: idOf(transfer.source_transaction) === chargeId,
  };
}

/** What can be paid out or refunded from now, one sum a currency. */
function readAvailableBalance(stripe: Stripe): Promise<Asked<Money[]>> {
  return ask(
    () => stripe.balance.retrieve({}, readOptions),
    ({ available }) => available.map(({ amount, currency }) => money(amount, currency)),
  );
}

function readBooking(stripe: Stripe, transactionId: string): Promise<Asked<Booking>> {
  return ask(() => stripe.balanceTransactions.retrieve(transactionId, {}, readOptions), toBooking);
}

function toBooking({ amount, currency, fee, fee_details: details }: Stripe.BalanceTransaction): Booking {
  const applicationFees = details
    .filter(({ type }) => type === "application_fee")
    .reduce((sum, one) => sum + one.amount, 0);
  return { settled: money(amount, currency), fee: money(fee - applicationFees, currency) };
}
