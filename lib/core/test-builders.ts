import type { Charge, ChargeFigures, ChargeRefund, Dispute } from "@/lib/core/charge/charge";
import { chargeFigures } from "@/lib/core/charge/charge-figures";
import type { AskedLimits } from "@/lib/core/limits/asked-limits";
import { noLimits } from "@/lib/core/limits/limit-set";
import { money } from "@/lib/core/money/money";
import type { EarlierRefund } from "@/lib/core/refund/earlier-refund";
import type { Measured } from "@/lib/core/refund/refund-policy";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

const noon = new Date("2026-11-22T12:00:00Z");
const nothingRare = { reverseTransfer: false, refundApplicationFee: false, byPaymentIntent: false };
const noReference = { reference: null, referenceType: null, referenceStatus: null };
const ana = { name: "Ana Maria", email: "ana@example.com" };

/** A captured card payment of 100.00 EUR, nothing refunded. */
export function aCharge(change: Partial<Charge> = {}): Charge {
  return {
    id: "ch_3PaidInFull",
    connectedAccount: null,
    paymentIntentId: "pi_3PaidInFull",
    livemode: false,
    currency: "eur",
    amountMinor: 10_000n,
    amountCapturedMinor: 10_000n,
    amountRefundedMinor: 0n,
    status: "succeeded",
    isCaptured: true,
    createdAt: noon,
    description: "Order 4711",
    statementDescriptor: "ACME SHOP",
    failureMessage: null,
    customer: { id: "cus_AnaMaria", ...ana, isDeleted: false, locales: [], country: null },
    method: { type: "card", brand: "visa", last4: "4242", wallet: null },
    metadata: {},
    isDisputed: false,
    connect: null,
    isOfTransfer: false,
    transferGroup: null,
    receiptUrl: null,
    balanceTransactionId: "txn_3PaidInFull",
    ...change,
  };
}

/** A succeeded refund of so much, made elsewhere without a reason. */
export function aRefund(amountMinor: bigint, change: Partial<ChargeRefund> = {}): ChargeRefund {
  return {
    id: "re_3Succeeded",
    chargeId: "ch_3PaidInFull",
    paymentIntentId: "pi_3PaidInFull",
    amount: money(amountMinor, "eur"),
    status: "succeeded",
    reason: null,
    createdAt: noon,
    failureReason: null,
    pendingReason: null,
    balance: "debited",
    ...noReference,
    destinationType: null,
    instructionsEmail: null,
    actionExpiresAt: null,
    requestId: null,
    metadata: {},
    ...change,
  };
}

/** A chargeback that waits for an answer. */
export function aDispute(change: Partial<Dispute> = {}): Dispute {
  return {
    id: "du_3Chargeback",
    status: "needs_response",
    reason: "fraudulent",
    amount: money(10_000n, "eur"),
    isChargeRefundable: false,
    isInquiry: false,
    evidenceDueAt: null,
    ...change,
  };
}

/** The charge with the figures that follow from it when it has no refunds. */
export function gatheredFrom(charge: Charge, disputes: readonly Dispute[] = []): Measured {
  const known = { figures: chargeFigures(charge, [], 0n), isStopped: false, earlier: [], seenAt: noon };
  return { charge, disputes, ...known, limits: anAgentUnlimited, order: null };
}

/** Somebody at whom no limit and no rule looks. */
export const anAgentUnlimited: AskedLimits = {
  set: noLimits,
  person: { issuer: "https://identity.example", subject: "ana", roles: ["agent"] },
  sums: { byPersonMinor: 0n, onChargeMinor: 0n, toCustomerMinor: 0n },
  canStepUp: true,
};

export function someFigures(change: Partial<ChargeFigures> = {}): ChargeFigures {
  const plain = { paidMinor: 10_000n, refundedMinor: 0n, pendingMinor: 0n, leftMinor: 10_000n };
  return { currency: "eur", ...plain, ...change };
}

/** 12.50 EUR of a charge that showed 100.00 EUR as left. */
export function aRequest(change: Partial<RefundRequest> = {}): RefundRequest {
  return {
    chargeId: "ch_3PaidInFull",
    connectedAccount: null,
    attemptId: "0123456789abcdef0123456789abcdef",
    amount: { kind: "part", money: money(1_250n, "eur") },
    seenLeft: money(10_000n, "eur"),
    reason: "requested_by_customer",
    ticket: "TCK-812",
    note: "",
    metadata: {},
    instructionsEmail: null,
    ...nothingRare,
    repeat: null,
    calculation: null,
    ...change,
  };
}

/** The same, as typed into the form. */
export function aTypedRefund(change: Partial<TypedRefund> = {}): TypedRefund {
  return {
    person: "fedcba9876543210fedcba9876543210",
    chargeId: "ch_3PaidInFull",
    connectedAccount: "",
    attemptId: "0123456789abcdef0123456789abcdef",
    currency: "eur",
    locale: "en-US",
    seenLeftMinor: "10000",
    amount: "12.50",
    reason: "requested_by_customer",
    ticket: "TCK-812",
    note: "",
    metadata: [],
    instructionsEmail: "",
    ...nothingRare,
    repeatNote: "",
    repeatOf: "",
    calculation: "",
    ...change,
  };
}

/** A finished request of ours over 12.50 EUR. */
export function aRequestedRefund(change: Partial<RequestedRefund> = {}): RequestedRefund {
  const { chargeId, connectedAccount, ticket, note, metadata, instructionsEmail } = aRequest();
  return {
    id: "rq_0123456789abcdef0123456789abcdef",
    chargeId,
    connectedAccount,
    livemode: false,
    extent: "part",
    isWholeCharge: false,
    paymentIntentId: null,
    amount: money(1_250n, "eur"),
    reason: "requested_by_customer",
    reasonLabel: null,
    ticket,
    note,
    metadata,
    instructionsEmail,
    reverseTransfer: false,
    refundApplicationFee: false,
    repeatNote: null,
    repeatOf: [],
    requester: { issuer: "https://identity.example", subject: "ana", name: "Ana" },
    state: "succeeded",
    unknownMode: null,
    refundId: "re_3Succeeded",
    refundStatus: "succeeded",
    failure: null,
    bankReference: null,
    sentAt: noon,
    heldUntil: null,
    calculation: null,
    createdAt: noon,
    updatedAt: noon,
    ...change,
  };
}

/** A request of ours over 12.50 EUR for TCK-812, done at noon. */
export function anEarlierRefund(change: Partial<EarlierRefund> = {}): EarlierRefund {
  return {
    chargeId: "ch_3PaidInFull",
    requestId: "rq_0123456789abcdef0123456789abcdef",
    refundId: "re_3Succeeded",
    door: "console",
    by: "Ana Ferreira",
    at: noon,
    amount: money(1_250n, "eur"),
    ticket: "TCK-812",
    state: "succeeded",
    unknownMode: null,
    ...change,
  };
}
