import { formatMoney } from "@/lib/core/money/format-money";
import { refundStateSentence } from "@/lib/core/sentences";
import { type EarlierRefund, earlierId } from "./earlier-refund";
import { earlierSentence } from "./earlier-sentence";
import type { LooksRepeated } from "./looks-repeated";

/** One of the refunds that are compared, all as text: the answer to a posted form travels as JSON. */
export type RepeatSide = {
  readonly amountText: string;
  readonly by: string;
  /** As in ISO 8601; null for the refund that is asked for now. */
  readonly at: string | null;
  readonly ticket: string;
  readonly stateText: string;
  readonly requestId: string | null;
  readonly refundId: string | null;
  /** Set when it is of another charge. */
  readonly otherChargeId: string | null;
};

/** What a person is shown before the same thing goes back twice. */
export type RepeatQuestion = {
  /** The numbers of the earlier ones, as they go back with the sentence. */
  readonly of: string;
  /** What the newest of them was, in words. */
  readonly sentence: string;
  readonly earlier: readonly RepeatSide[];
  readonly asked: RepeatSide;
};

/** The earlier refunds beside the one that `asker` wants now. */
export function repeatQuestion(
  refusal: LooksRepeated,
  { chargeId, asker, locale }: { chargeId: string; asker: string; locale: string },
): RepeatQuestion {
  const [sentence = ""] = refusal.earlier.map((one) => earlierSentence(one, refusal.seenAt, locale));
  return {
    sentence: `${sentence}.`,
    of: refusal.earlier.map(earlierId).join(" "),
    earlier: refusal.earlier.map((one) => earlierSide(one, chargeId, locale)),
    asked: {
      amountText: formatMoney(refusal.asked, locale),
      by: asker,
      at: null,
      ticket: refusal.ticket,
      stateText: "Not sent",
      requestId: null,
      refundId: null,
      otherChargeId: null,
    },
  };
}

function earlierSide(earlier: EarlierRefund, chargeId: string, locale: string): RepeatSide {
  const { amount, by, at, ticket, state, unknownMode, requestId, refundId } = earlier;
  return {
    amountText: formatMoney(amount, locale),
    by: by ?? "Made outside Refund Console",
    at: at.toISOString(),
    ticket,
    stateText: refundStateSentence(state, unknownMode, refundId),
    requestId,
    refundId,
    otherChargeId: earlier.chargeId === chargeId ? null : earlier.chargeId,
  };
}
