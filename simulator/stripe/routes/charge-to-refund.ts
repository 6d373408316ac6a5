import type Stripe from "stripe";
import type { AccountBooks } from "../engine/account-books";
import { idOf } from "../engine/id-of";
import { invalidRequest, resourceMissing } from "../http/api-refusal";
import { findCharge } from "./find-charge";

interface Target {
  charge?: string;
  payment_intent?: string;
}

/** The charge that a refund request means: named itself, or the successful one of its PaymentIntent. */
export function chargeToRefund(books: AccountBooks, target: Target): Stripe.Charge {
  if (target.charge !== undefined) {
    const charge = findCharge(books, target.charge);
    if (target.payment_intent === undefined || idOf(charge.payment_intent) === target.payment_intent)
      return charge;
    throw invalidRequest(`Charge ${charge.id} does not belong to PaymentIntent ${target.payment_intent}.`, {
      param: "payment_intent",
    });
  }
  if (target.payment_intent !== undefined) return chargeOfIntent(books, target.payment_intent);
  throw invalidRequest(
    "One of the following params should be provided for this request: payment_intent or charge.",
  );
}

function chargeOfIntent(books: AccountBooks, intentId: string): Stripe.Charge {
  const intent = books.paymentIntents.get(intentId);
  const charges = books.charges.newestFirstWhere("payment_intent", intentId);
  if (!intent && charges.length === 0) throw resourceMissing("payment_intent", intentId, "payment_intent");
  const latest = books.charges.get(idOf(intent?.latest_charge) ?? "");
  const charge = charges.find((candidate) => candidate.status !== "failed") ?? latest;
  if (charge) return charge;
  throw invalidRequest(`This PaymentIntent (${intentId}) does not have a successful charge to refund.`);
}
