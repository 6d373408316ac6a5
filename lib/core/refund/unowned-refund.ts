import type { BooksFault } from "@/lib/core/charge/books-fault";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { isInFlight, type RefundState } from "./refund-ledger";
import { ownApp } from "./refund-request";

/** A request of ours whose number a refund bears. */
export type NamedRequest = {
  readonly id: string;
  readonly chargeId: string;
  readonly state: RefundState;
  readonly refundId: string | null;
};

/**
 * What a refund is that no request of ours has asked for: made elsewhere, ours with its row lost, or one that
 * bears our number and contradicts our books. None of them is ever taken for a request's own refund.
 */
export type UnownedRefund =
  | { readonly kind: "external" }
  | { readonly kind: "lost_row"; readonly requestId: string }
  | { readonly kind: "contradiction"; readonly fault: BooksFault };

const requestIdPattern = /^rq_[0-9a-f]{32}$/;

/** True for a number as the console gives them, whoever wrote it. */
export function isRequestId(text: string): boolean {
  return requestIdPattern.test(text);
}

/** `named` is the request of that number wherever it stands, or null when there is none. */
export function judgeUnowned(
  refund: ChargeRefund,
  chargeId: string,
  named: NamedRequest | null,
): UnownedRefund {
  const { requestId } = refund;
  if (named !== null) return contradiction(refund, reasonOf(named, chargeId));
  // Other programs may use the same word in their metadata for numbers of their own.
  if (refund.metadata.app !== ownApp) return { kind: "external" };
  if (requestId !== null && isRequestId(requestId)) return { kind: "lost_row", requestId };
  return contradiction(refund, `it calls itself ours and names no request, but “${requestId ?? ""}”`);
}

function reasonOf({ id, chargeId: own, state, refundId }: NamedRequest, chargeId: string): string {
  if (own !== chargeId) return `it bears the number of ${id}, which is about the payment ${own}`;
  if (refundId !== null) return `it bears the number of ${id}, which has become ${refundId}`;
  if (isInFlight(state)) return `it bears the number of ${id} and is not what that asked for`;
  return `it bears the number of ${id}, which is ${state} and has moved nothing`;
}

function contradiction({ id, amount, status, requestId }: ChargeRefund, why: string): UnownedRefund {
  const facts = {
    refundId: id,
    amountMinor: String(amount.amountMinor),
    currency: amount.currency,
    status,
    // Whoever made the refund may have written anything there.
    requestId: (requestId ?? "").slice(0, 80),
  };
  return { kind: "contradiction", fault: { subject: id, why: why.slice(0, 300), facts, isLasting: true } };
}
