import type Stripe from "stripe";
import type { AccountBooks } from "./account-books";
import { idOf } from "./id-of";
import { publishEvent } from "./publish-event";
import { failRefund } from "./refund-steps";

/** The customer's bank disputes the charge, or only inquires; refunds still pending lose against a dispute. */
export function openDispute(
  books: AccountBooks,
  charge: Stripe.Charge,
  kind: { inquiry: boolean },
): Stripe.Dispute {
  const dispute = newDispute(books, charge, kind);
  books.disputes.add(dispute);
  charge.disputed = true;
  publishEvent(books, "charge.dispute.created", dispute);
  if (kind.inquiry) return dispute;
  for (const refund of books.refunds.newestFirstWhere("charge", charge.id)) {
    if (refund.status === "pending") failRefund(books, refund, "charge_for_pending_refund_disputed");
  }
  return dispute;
}

function newDispute(books: AccountBooks, charge: Stripe.Charge, kind: { inquiry: boolean }): Stripe.Dispute {
  return {
    id: books.newId("du"),
    object: "dispute",
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: books.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: books.now() + 7 * 24 * 60 * 60,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: kind.inquiry,
    livemode: books.livemode,
    metadata: {},
    payment_intent: idOf(charge.payment_intent),
    reason: kind.inquiry ? "general" : "fraudulent",
    status: kind.inquiry ? "warning_needs_response" : "needs_response",
  };
}

function noEvidence(): Stripe.Dispute.Evidence {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  };
}
