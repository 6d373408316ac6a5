import type { ChargeState } from "./charge";

const untilAsked = "Nothing yet. A refund stands here as soon as it is asked for.";

const sentences: Readonly<Record<ChargeState, string>> = {
  failed: "Nothing: this payment failed, so no money came in.",
  // A bank debit can be refunded while it is pending.
  pending: "Nothing yet: this payment is still on its way.",
  uncaptured: "Nothing: the money is only authorised and was not taken.",
  expired: "Nothing: the authorisation ended and no money was taken.",
  disputed: "Nothing as a refund: the dispute decides what goes back.",
  refunded: "No single refund is listed.",
  partly_refunded: untilAsked,
  partly_captured: untilAsked,
  paid: untilAsked,
};

/** Said where no refund is listed. Only where one can be asked for may it promise to list it. */
export function nothingWentBack(state: ChargeState): string {
  return sentences[state];
}
