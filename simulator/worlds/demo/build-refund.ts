import type Stripe from "stripe";
import type { FamilyObject } from "../../stripe/world-object";
import { balanceTransactionId, buildBalanceTransaction } from "./build-balance-transaction";
import { secondsAt } from "./demo-instant";
import type { DemoRefund } from "./demo-payment";
import { alphanumerics, paymentObjectId } from "./stripe-id";

const DAYS_TO_ANSWER = 45;

/** A refund with the movements of the balance that belong to it. */
export function buildRefund(name: string, charge: Stripe.Charge, refund: DemoRefund): FamilyObject[] {
  const isCard = charge.payment_method_details?.type === "card";
  const object = refundObject(paymentObjectId(isCard ? "re" : "pyr", name), name, charge, refund);
  return [object, ...movements(name, object, refund)];
}

function refundObject(id: string, name: string, charge: Stripe.Charge, refund: DemoRefund): Stripe.Refund {
  return {
    id,
    object: "refund",
    amount: refund.amountMinor,
    balance_transaction: hasLeftBalance(refund) ? balanceTransactionId(name) : null,
    charge: charge.id,
    created: secondsAt(refund.hoursAgo),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destinationDetails(name, charge, refund),
    metadata: refund.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: refund.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
    ...fieldsOfStatus(name, charge, refund),
  };
}

function fieldsOfStatus(name: string, charge: Stripe.Charge, refund: DemoRefund): Partial<Stripe.Refund> {
  switch (refund.status) {
    case "succeeded":
      return {};
    case "pending":
      return { pending_reason: "processing" };
    case "requires_action":
      return { next_action: askedTheCustomer(charge, refund) };
    case "failed":
      return {
        failure_balance_transaction: balanceTransactionId(`${name}/failure`),
        failure_reason: "expired_or_canceled_card",
      };
    case "canceled":
      return { failure_reason: "merchant_request" };
  }
}

function askedTheCustomer(charge: Stripe.Charge, refund: DemoRefund): Stripe.Refund.NextAction {
  const emailSentAt = secondsAt(refund.hoursAgo);
  return {
    type: "display_details",
    display_details: {
      email_sent: { email_sent_at: emailSentAt, email_sent_to: charge.billing_details.email ?? "" },
      expires_at: emailSentAt + DAYS_TO_ANSWER * 24 * 3600,
    },
  };
}

function destinationDetails(
  name: string,
  charge: Stripe.Charge,
  refund: DemoRefund,
): Stripe.Refund.DestinationDetails {
  const type = charge.payment_method_details?.type ?? "card";
  if (type !== "card") return { type: type === "customer_balance" ? "eu_bank_transfer" : type };
  const reference =
    refund.status === "succeeded"
      ? { reference: `7${alphanumerics(name, 22).replaceAll(/\D/g, "0")}`, reference_status: "available" }
      : { reference_status: "pending" };
  return { type, card: { type: "refund", reference_type: "acquirer_reference_number", ...reference } };
}

function hasLeftBalance({ status }: DemoRefund): boolean {
  return status === "succeeded" || status === "pending" || status === "failed";
}

function movements(name: string, object: Stripe.Refund, refund: DemoRefund): Stripe.BalanceTransaction[] {
  if (!hasLeftBalance(refund)) return [];
  const shared = { feeMinor: 0, currency: object.currency, sourceId: object.id };
  const out = buildBalanceTransaction({
    ...shared,
    name,
    type: object.id.startsWith("pyr_") ? "payment_refund" : "refund",
    reportingCategory: "refund",
    amountMinor: -refund.amountMinor,
    hoursAgo: refund.hoursAgo,
    description: "REFUND FOR CHARGE",
  });
  if (refund.status !== "failed") return [out];
  const back = buildBalanceTransaction({
    ...shared,
    name: `${name}/failure`,
    type: "refund_failure",
    reportingCategory: "refund_failure",
    amountMinor: refund.amountMinor,
    hoursAgo: refund.hoursAgo - 20,
    description: "REFUND FAILURE",
  });
  return [out, back];
}
