import "server-only";
import { Stripe } from "stripe";
import { type Payable, readPayable } from "@/lib/core/charge/payable";
import { ownApp } from "@/lib/core/refund/refund-request";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import type { SendAnswer } from "@/lib/core/refund/send-answer";
import { assertOutsideTransaction } from "@/lib/server/open-transaction";
import { readWholeAnswer } from "./read-whole-answer";
import { toChargeRefund } from "./to-charge-refund";
import { watchTries } from "./watch-tries";

/** One refund to send: our row, the key that is its own, and the hash of what was asked. */
export type RefundToSend = {
  readonly refund: RequestedRefund;
  readonly idempotencyKey: string;
  readonly generation: number;
  readonly contentHash: string;
};

/** What came back, and whether the SDK had repeated the request by itself before it came. */
export type AnsweredSend = { readonly answer: SendAnswer; readonly wasRepeated: boolean };

/**
 * Sends once, under the request's own key. A part goes to `POST /v1/refunds`, a whole charge, with a sum or without,
 * to `POST /v1/charges/{charge}/refund`. Never throws for what Stripe or the network does.
 */
export async function sendRefundToStripe(stripe: Stripe, sending: RefundToSend): Promise<AnsweredSend> {
  assertOutsideTransaction();
  const tries = watchTries(stripe, sending.idempotencyKey);
  const answer = await send(stripe, sending);
  return { answer, wasRepeated: tries.end() > 1 };
}

function send(stripe: Stripe, sending: RefundToSend): Promise<SendAnswer> {
  const { idempotencyKey } = sending;
  if (!sending.refund.isWholeCharge) {
    const parameters = partParameters(sending);
    return answerOf(() => stripe.refunds.create(parameters, { idempotencyKey }), readPartAnswer);
  }
  const address = `/v1/charges/${encodeURIComponent(sending.refund.chargeId)}/refund`;
  return answerOf(
    () => stripe.rawRequest("POST", address, wholeParameters(sending), { idempotencyKey }),
    (answer) => readWholeAnswer(answer, sending.refund.id),
  );
}

/** Whatever is thrown once the request may be on its way proves nothing: the SDK itself stumbles over some bodies. */
async function answerOf<Raw>(call: () => Promise<Raw>, read: (raw: Raw) => SendAnswer): Promise<SendAnswer> {
  try {
    return read(await call());
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return readErrorAnswer(error);
    return { kind: "unclear", httpStatus: null, requestId: null, what: `unreadable: ${String(error)}` };
  }
}

function sharedParameters({ refund, generation, contentHash }: RefundToSend) {
  return {
    ...(refund.reason ? { reason: refund.reason } : {}),
    ...(refund.instructionsEmail ? { instructions_email: refund.instructionsEmail } : {}),
    ...(refund.reverseTransfer ? { reverse_transfer: true } : {}),
    ...(refund.refundApplicationFee ? { refund_application_fee: true } : {}),
    metadata: {
      ...refund.metadata,
      ...(refund.ticket ? { ticket: refund.ticket } : {}),
      app: ownApp,
      request_id: refund.id,
      generation: String(generation),
      content_sha256: contentHash,
    },
  };
}

function partParameters(sending: RefundToSend): Stripe.RefundCreateParams {
  const { refund } = sending;
  return {
    ...sharedParameters(sending),
    ...payableParameters(refund),
    amount: wireAmount(refund.amount.amountMinor),
  };
}

/** One name for the payment, never two: Stripe then has nothing to hold against each other. */
function payableParameters({ chargeId, paymentIntentId }: RequestedRefund) {
  if (paymentIntentId !== null) return { payment_intent: paymentIntentId };
  const payable = readPayable(chargeId);
  return payable.kind === "charge" ? { charge: payable.chargeId } : cashParameters(payable);
}

/** Source: docs.stripe.com/payments/customer-balance/refunding. */
function cashParameters({ customerId, currency }: Extract<Payable, { kind: "cash_balance" }>) {
  return { origin: "customer_balance", customer: customerId, currency } as const;
}

/** The charge's refunds come back in the same answer: that saves the look that would prove the refund. */
function wholeParameters(sending: RefundToSend): Stripe.RawRequestOptions & Record<string, unknown> {
  const { extent, amount } = sending.refund;
  const sum = extent === "part" ? { amount: wireAmount(amount.amountMinor) } : {};
  return { ...sharedParameters(sending), ...sum, expand: ["refunds"] };
}

/** @throws RangeError for a sum that a JSON number cannot carry exactly; Stripe takes far less anyway. */
function wireAmount(amountMinor: bigint): number {
  const amount = Number(amountMinor);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`amount ${amountMinor} is too large to send`);
  return amount;
}

function readPartAnswer(answer: Stripe.Response<Stripe.Refund>): SendAnswer {
  const { statusCode, requestId } = answer.lastResponse;
  const refund = statusCode === 200 ? toChargeRefund(answer) : null;
  if (refund) return { kind: "refund", refund };
  return { kind: "unclear", httpStatus: statusCode, requestId, what: "the answer is not a refund" };
}

function readErrorAnswer(error: InstanceType<typeof Stripe.errors.StripeError>): SendAnswer {
  const { statusCode, rawType, message, code, param } = error;
  const requestId = error.requestId ?? null;
  if (statusCode === undefined || rawType === undefined) {
    return { kind: "unclear", httpStatus: statusCode ?? null, requestId, what: message };
  }
  const words = { httpStatus: statusCode, code: code ?? null, parameter: param ?? null, message, requestId };
  return { kind: "error", type: rawType, words };
}
