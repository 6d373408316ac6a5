import { stripeUrl } from "./addresses";
import { steer } from "./ask-stripe";
import { makePayment, type Payment } from "./payments";
import { refundCallsFor } from "./refunds";
import { stageFault } from "./stage-fault";

/** Moves a refund as a bank or a customer would. */
export async function moveRefund(refund: string, becomes: string, failureReason = "unknown"): Promise<void> {
  await steer("POST", "refunds", { refund, becomes, failureReason });
}

/** Two sends get lost: the SDK repeats each once by itself, and the pause between them is time to act. */
const twoSends = 4;

/** Lets the first sends of a payment's refund get lost. */
export function loseFirstSends({ id }: Payment): Promise<void> {
  return stageFault({ method: "POST", path: `/v1/charges/${id}/refund` }, "dropped_before", twoSends);
}

/**
 * Uses the key of a lost send for something else, so that Stripe refuses to say what became of it: from then on
 * only people can tell.
 */
export async function spoilKeyOf({ id }: Payment): Promise<string> {
  const [lost] = await refundCallsFor(id);
  const key = lost?.idempotencyKey ?? "";
  const other = await makePayment(100);
  await fetch(`${stripeUrl}/v1/charges/${other.id}/refund`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_tests", "idempotency-key": key },
  });
  return key;
}
