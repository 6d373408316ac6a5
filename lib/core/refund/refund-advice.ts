import { heldAdvice, returnedAdvice, unknownAdvice, waitingAdvice } from "@/lib/core/sentences";
import { isInFlight } from "./refund-ledger";
import type { RequestedRefund, StripeWords } from "./requested-refund";
import { stripeRefusalMessage } from "./stripe-refusal";

type Asked = Pick<RequestedRefund, "state" | "unknownMode" | "failure" | "refundId">;

/** What to know and to do about a refund that has no result yet, or was refused; null where nothing is to be said. */
export function refundAdvice({ state, unknownMode, failure, refundId }: Asked): string | null {
  if (state === "awaiting_approval") return waitingAdvice;
  if (state === "returned") return returnedAdvice;
  if (state === "held") return heldAdvice;
  if (state === "failed" && failure !== null && refundId === null) {
    const { text, help } = stripeRefusalMessage(failure);
    return help === undefined ? text : `${text} ${help}`;
  }
  if (!isInFlight(state)) return null;
  // A request in review was refused for a reason of ours, or Stripe shows what cannot be.
  const known = failure === null ? null : adviceFor(failure, unknownMode === "review");
  return known ?? (state === "unknown" ? unknownAdvice : null);
}

/** By the last thing that Stripe said. What it did not carry out goes out again by itself. */
function adviceFor({ httpStatus, code }: StripeWords, isReviewed: boolean): string | null {
  switch (httpStatus) {
    case 429:
      return code === "lock_timeout"
        ? "Stripe was changing this payment at that moment and did not take the refund. It goes out again by itself: there is nothing to do."
        : "Stripe is asked too much at the moment and did not take the refund. It goes out again by itself: there is nothing to do.";
    case 409:
      return "Stripe is still at work on this very refund. We are finding out what came of it. Do not refund this by other means.";
    case 500:
      return "Stripe broke down over this refund and may still carry it out. We are finding out. Do not refund this by other means.";
    case 400:
      return isReviewed
        ? "Stripe knows the number of this refund with another content: a fault of the console, not yours. Nothing more is sent until people have looked; the case stands under Attention. Do not refund this by other means."
        : null;
    default:
      return null;
  }
}
