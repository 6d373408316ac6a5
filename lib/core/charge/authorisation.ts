import type { Charge } from "./charge";

/** What came of the wish to cancel an authorisation. */
export const cancelOutcomes = [
  "canceled",
  "already_released",
  "already_captured",
  "not_here",
  "absent",
  "refused",
  "not_asked",
  "unknown",
  "not_confirmed",
  "signed_out",
  "forbidden",
] as const;
export type CancelOutcome = (typeof cancelOutcomes)[number];

/** Stripe releases an authorisation by booking all of it as refunded. */
export function isReleased({ isCaptured, amountMinor, amountRefundedMinor }: Charge): boolean {
  return !isCaptured && amountRefundedMinor >= amountMinor;
}

/** Why there is nothing to cancel here; null where it can be tried. */
export function cancelRefusal(charge: Charge): CancelOutcome | null {
  if (charge.isCaptured) return "already_captured";
  if (isReleased(charge)) return "already_released";
  if (charge.status === "failed") return "already_released";
  // An older kind of payment has no intent; Stripe cancels those by other means.
  return charge.paymentIntentId === null ? "not_here" : null;
}

const sentences: Record<CancelOutcome, string> = {
  canceled:
    "The authorisation is canceled: nothing was taken. The customer’s bank lifts its hold, usually within a few days.",
  already_released: "The authorisation was released already, so nothing had to be canceled.",
  already_captured: "The money was taken meanwhile, so nothing was canceled. Refund the payment instead.",
  not_here: "This kind of authorisation can only be canceled in Stripe. Nothing was sent.",
  absent: "Stripe does not know this payment any more. Nothing was canceled.",
  refused: "Stripe refused to cancel the authorisation; it still stands.",
  not_asked: "Stripe could not be asked, so nothing was canceled. Try again in a minute.",
  unknown:
    "Sent, answer lost. Load this page again in a minute: it shows what Stripe did. Canceling twice does no harm.",
  not_confirmed: "Nothing was canceled: the confirmation was missing.",
  signed_out: "You are signed out, so nothing was canceled. Sign in and do it again.",
  forbidden: "Your role does not include canceling authorisations. Nothing was sent.",
};

export function cancelSentence(outcome: CancelOutcome): string {
  return sentences[outcome];
}

/** The outcome that an address names, as far as the payment bears it out: a link can be written by anybody. */
export function toldOutcome(text: string, charge: Charge): CancelOutcome | null {
  const outcome = cancelOutcomes.find((known) => known === text);
  if (outcome === undefined) return null;
  return outcome === "canceled" && !isReleased(charge) ? null : outcome;
}
