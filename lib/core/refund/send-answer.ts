import type { ChargeRefund } from "@/lib/core/charge/charge";
import type { StripeWords } from "./requested-refund";

/** What came back for one send, before anybody judges it. */
export type SendAnswer =
  /** Status 200 and a well-formed refund; for a whole charge, the refund found under our request id. */
  | { readonly kind: "refund"; readonly refund: ChargeRefund }
  /** An error status and Stripe's own error object. */
  | { readonly kind: "error"; readonly type: string; readonly words: StripeWords }
  /** Everything else: no answer, half an answer, a page of a proxy, a body that is not what was asked for. */
  | {
      readonly kind: "unclear";
      readonly httpStatus: number | null;
      readonly requestId: string | null;
      readonly what: string;
    };

/** What was sent, and what else may be on its way for the same request. */
export type SentRefund = {
  readonly requestId: string;
  readonly chargeId: string;
  readonly currency: string;
  readonly extent: "whole" | "part";
  readonly amountMinor: bigint;
  /** True when an earlier send was never answered, or another send began since this one was planned. */
  readonly mayHaveTwin: boolean;
};

export type Verdict =
  | { readonly kind: "accepted"; readonly refund: ChargeRefund }
  /** Proven: Stripe said no and nothing moved. */
  | { readonly kind: "refused"; readonly words: StripeWords }
  /** Proven: this send never ran; the same key may be sent again. */
  | { readonly kind: "not_executed"; readonly words: StripeWords }
  | {
      readonly kind: "unknown";
      readonly mode: "retry" | "watch" | "review";
      readonly isServerError: boolean;
      readonly why: string;
    };

/** What an answer proves, judged by status and body only. Anything short of proof is unknown. */
export function judgeAnswer(answer: SendAnswer, sent: SentRefund): Verdict {
  switch (answer.kind) {
    case "refund":
      return judgeRefund(answer.refund, sent);
    case "error":
      return judgeError(answer, sent);
    case "unclear":
      return unknown("retry", answer.what);
  }
}

/**
 * True when the refund can only be the one that this request asked for. A whole charge was asked for without a
 * sum: what came back from a bank meanwhile goes out with it, and a part that somebody else refunded does not.
 */
export function isRefundOf(refund: ChargeRefund, sent: Omit<SentRefund, "mayHaveTwin">): boolean {
  const { amountMinor, currency } = refund.amount;
  const fits = sent.extent === "whole" || amountMinor === sent.amountMinor;
  return (
    refund.requestId === sent.requestId &&
    refund.chargeId === sent.chargeId &&
    currency === sent.currency &&
    amountMinor > 0n &&
    fits
  );
}

function judgeRefund(refund: ChargeRefund, sent: SentRefund): Verdict {
  if (isRefundOf(refund, sent)) return { kind: "accepted", refund };
  // No look at this charge would ever show it, and nobody may call the request failed for that.
  if (refund.requestId === sent.requestId && refund.chargeId !== sent.chargeId) {
    return unknown("review", `the answer is our refund ${refund.id}, but of another payment`);
  }
  return unknown("retry", "the answer is a refund, but not the one that was asked for");
}

function judgeError({ type, words }: Extract<SendAnswer, { kind: "error" }>, sent: SentRefund): Verdict {
  const { httpStatus, requestId } = words;
  if (httpStatus === 401 || httpStatus === 403 || httpStatus === 429) return { kind: "not_executed", words };
  // The same key with other parameters is a bug of ours: people must look before anything else happens.
  if (type === "idempotency_error" && httpStatus === 400) return unknown("review", words.message);
  if (httpStatus === 409) return unknown("retry", "a twin of this send is still running");
  if (httpStatus === 500 && requestId !== null) {
    return { kind: "unknown", mode: "watch", isServerError: true, why: words.message };
  }
  if (!isRefusal(type, httpStatus)) return unknown("retry", words.message);
  if (sent.mayHaveTwin) return unknown("watch", `refused, but another send is open: ${words.message}`);
  return { kind: "refused", words };
}

/** Any other type or status is not how Stripe refuses a refund: it may come from a program in between. */
function isRefusal(type: string, httpStatus: number): boolean {
  const isKnownType = type === "invalid_request_error" || type === "card_error";
  return isKnownType && (httpStatus === 400 || httpStatus === 402 || httpStatus === 404);
}

function unknown(mode: "retry" | "watch" | "review", why: string): Verdict {
  return { kind: "unknown", mode, isServerError: false, why };
}
