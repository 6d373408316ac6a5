import type Stripe from "stripe";
import { type ApiRefusal, invalidRequest } from "../http/api-refusal";
import type { AccountBooks } from "./account-books";
import { idOf } from "./id-of";
import { isRefundableMethod, methodType } from "./payment-method";
import { amountInWords, amountStepMinor } from "./stripe-money";
import { daysInSeconds, REFUND_WINDOW_DAYS } from "./timings";

/** What is asked for; amounts in minor units of the charge's currency, without an amount all that is left. */
export interface RefundOrder {
  amountMinor: number | undefined;
  currency: string | undefined;
  reason: Stripe.RefundCreateParams.Reason | undefined;
  metadata: Record<string, string>;
  instructionsEmail: string | undefined;
  reverseTransfer: boolean;
  refundApplicationFee: boolean;
}

/**
 * What can still be refunded, in minor units.
 *
 * `amount_refunded` counts every refund that is not failed or canceled, so pending ones hold their share.
 */
export function leftToRefundMinor(charge: Stripe.Charge): number {
  return charge.amount - charge.amount_refunded;
}

/** Throws the refusal that Stripe would answer with; returns the amount to refund. */
export function refundableAmount(books: AccountBooks, charge: Stripe.Charge, order: RefundOrder): number {
  const refusal =
    unpaidRefusal(charge) ??
    disputeRefusal(books, charge) ??
    uncapturedRefusal(charge, order) ??
    methodRefusal(books, charge) ??
    amountRefusal(charge, order);
  if (refusal) throw refusal;
  return order.amountMinor ?? leftToRefundMinor(charge);
}

function unpaidRefusal(charge: Stripe.Charge): ApiRefusal | null {
  if (charge.status !== "failed") return null;
  const intent = idOf(charge.payment_intent);
  return intent
    ? invalidRequest(`This PaymentIntent (${intent}) does not have a successful charge to refund.`)
    : invalidRequest(`Charge ${charge.id} was not successful, so there is nothing to refund.`);
}

function disputeRefusal(books: AccountBooks, charge: Stripe.Charge): ApiRefusal | null {
  if (!charge.disputed) return null;
  const disputes = books.disputes.newestFirstWhere("charge", charge.id);
  // `disputed` stays true for ever, so only the disputes themselves can allow the refund.
  if (disputes.length > 0 && disputes.every((dispute) => dispute.is_charge_refundable)) return null;
  return invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
    code: "charge_disputed",
    charge: charge.id,
  });
}

function uncapturedRefusal(charge: Stripe.Charge, order: RefundOrder): ApiRefusal | null {
  if (charge.captured || charge.status === "pending") return null;
  const intent = idOf(charge.payment_intent);
  if (intent && !charge.refunded) {
    return invalidRequest(
      `The charge of PaymentIntent ${intent} has not been captured. Cancel the PaymentIntent instead of refunding it.`,
    );
  }
  if (order.amountMinor === undefined || order.amountMinor === charge.amount) return null;
  return invalidRequest(
    "An uncaptured charge cannot be refunded in part. Capture a smaller amount instead.",
    {
      param: "amount",
    },
  );
}

function methodRefusal(books: AccountBooks, charge: Stripe.Charge): ApiRefusal | null {
  const windowDays = REFUND_WINDOW_DAYS[methodType(charge)];
  const isTooOld = windowDays !== undefined && books.now() > charge.created + daysInSeconds(windowDays);
  if (isRefundableMethod(charge) && !isTooOld) return null;
  return invalidRequest(`Charge ${charge.id} can no longer be refunded.`, {
    code: "charge_not_refundable",
    charge: charge.id,
  });
}

function amountRefusal(charge: Stripe.Charge, order: RefundOrder): ApiRefusal | null {
  const leftMinor = leftToRefundMinor(charge);
  if (leftMinor <= 0) {
    return invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
      charge: charge.id,
    });
  }
  if (order.currency !== undefined && order.currency !== charge.currency) {
    return invalidRequest(`The currency must be that of the charge, ${charge.currency}.`, {
      param: "currency",
    });
  }
  if (order.amountMinor === undefined) return null;
  if (order.amountMinor > leftMinor) return tooMuch(order.amountMinor, leftMinor, charge.currency);
  return stepRefusal(order.amountMinor, charge.currency);
}

function tooMuch(askedMinor: number, leftMinor: number, currency: string): ApiRefusal {
  const asked = amountInWords(askedMinor, currency);
  const left = amountInWords(leftMinor, currency);
  return invalidRequest(`Refund amount (${asked}) is greater than unrefunded amount on charge (${left})`, {
    param: "amount",
  });
}

export function stepRefusal(amountMinor: number, currency: string): ApiRefusal | null {
  const stepMinor = amountStepMinor(currency);
  if (amountMinor % stepMinor === 0) return null;
  return invalidRequest(`Amounts in ${currency} must be a multiple of ${stepMinor}.`, { param: "amount" });
}
