import type { PaymentMethodSummary } from "@/lib/core/charge/charge";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import { expectedArrival } from "./expected-arrival";

type Sent = Pick<RequestedRefund, "bankReference" | "createdAt" | "sentAt" | "updatedAt">;

/**
 * When the money of a refund that succeeded set out, as far as our books tell. That can be long after somebody asked
 * for it: it was held back, waited for a second person, for the customer's bank details or for the balance. The step
 * to its success is the last change of its row until the bank's reference comes, which is a change as well.
 */
export function setOutAt(
  { bankReference, createdAt, sentAt, updatedAt }: Sent,
  method: Pick<PaymentMethodSummary, "type">,
): Date {
  if (bankReference === null) return updatedAt;
  const sent = sentAt ?? createdAt;
  // The bank has it only now, so it cannot have arrived before.
  const isTooEarly = expectedArrival(sent, method) < bankReference.arrivedAt;
  return isTooEarly ? bankReference.arrivedAt : sent;
}
