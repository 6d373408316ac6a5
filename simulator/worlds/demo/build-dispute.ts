import type Stripe from "stripe";
import { buildBalanceTransaction } from "./build-balance-transaction";
import { secondsAt } from "./demo-instant";
import type { DemoDispute } from "./demo-payment";
import { standaloneId } from "./stripe-id";

const DISPUTE_FEE_MINOR = 1_500;
const DAYS_TO_ANSWER = 9;

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
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

export function buildDispute(name: string, charge: Stripe.Charge, dispute: DemoDispute): Stripe.Dispute {
  const isInquiry = dispute.status === "warning_needs_response";
  const isAnswered = dispute.status === "under_review" || dispute.status === "won";
  const dueBy = secondsAt(dispute.hoursAgo) + DAYS_TO_ANSWER * 24 * 3600;
  return {
    id: standaloneId("du", name),
    object: "dispute",
    amount: charge.amount,
    balance_transactions: isInquiry ? [] : [withdrawal(name, charge, dispute)],
    charge: charge.id,
    created: secondsAt(dispute.hoursAgo),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: isAnswered ? null : dueBy,
      enhanced_eligibility: {},
      has_evidence: isAnswered,
      past_due: dispute.status === "lost",
      submission_count: isAnswered ? 1 : 0,
      submission_method: isAnswered ? "manual" : "not_submitted",
    },
    intended_submission_method: null,
    // Only an inquiry, or a dispute that was won, leaves the charge refundable.
    is_charge_refundable: isInquiry || dispute.status === "won",
    livemode: false,
    metadata: {},
    network_reason_code: "10.4",
    payment_intent: charge.payment_intent,
    reason: dispute.reason,
    status: dispute.status,
  };
}

function withdrawal(name: string, charge: Stripe.Charge, dispute: DemoDispute): Stripe.BalanceTransaction {
  return buildBalanceTransaction({
    name: `${name}/dispute`,
    type: "adjustment",
    reportingCategory: "dispute",
    amountMinor: -charge.amount,
    feeMinor: DISPUTE_FEE_MINOR,
    currency: charge.currency,
    hoursAgo: dispute.hoursAgo,
    sourceId: standaloneId("du", name),
    description: `Chargeback withdrawal for ${charge.id}`,
  });
}
