import { formatMoney } from "@/lib/core/money/format-money";
import { type Money, money } from "@/lib/core/money/money";
import { isCardMethod } from "./card-method";
import type { Charge, ChargeFigures } from "./charge";
import type { Attempt, Booking, ChargeChecks, FraudWarning, Looked } from "./charge-checks";
import { type ChargePlace, chargePath } from "./connected-account";
import type { Obstacle } from "./obstacle";
import { separateTransfersOf } from "./separate-transfers";

/** The charge whose checks are put into words. */
export type Checked = { readonly charge: Charge; readonly figures: ChargeFigures; readonly locale: string };

/** What the later answers mean for a refund: warnings first, then what it costs, then what nobody could see. */
export function checkObstacles(checked: Checked, checks: ChargeChecks): Obstacle[] {
  const booking = seen(checks.booking);
  const found = [
    attemptsOf(checked.charge, seen(checks.attempts) ?? []),
    fraudWarningOf(seen(checks.warnings) ?? []),
    separateTransfersOf(checked, checks.transfers),
    shortBalanceOf(checked, seen(checks.available) ?? [], booking),
    feeOf(checked, booking),
    exchangeOf(checked, booking),
    unseenOf(checks),
  ];
  return found.filter((obstacle) => obstacle !== null);
}

function seen<Value>(looked: Looked<Value>): Value | null {
  return looked.kind === "seen" ? looked.value : null;
}

/** Only where the payment was tried more than once: which attempt this is, and where the money was taken. */
function attemptsOf({ id, status, connectedAccount }: Charge, attempts: readonly Attempt[]): Obstacle | null {
  if (attempts.length < 2) return null;
  const paid = attempts.find(({ tookMoney }) => tookMoney);
  const kind = "attempts";
  const count = `This payment was tried ${attempts.length} times`;
  if (status !== "failed") {
    return {
      kind,
      weight: "informs",
      sentence: `${count}, and this is the attempt that took the money.`,
      advice: "A refund goes back on this one; the others took nothing.",
    };
  }
  const link =
    paid === undefined || paid.chargeId === id
      ? {}
      : { link: attemptLink({ chargeId: paid.chargeId, connectedAccount }) };
  return {
    kind,
    weight: "warns",
    sentence: `${count}, and this attempt took nothing.`,
    advice:
      paid === undefined ? "No attempt took any money." : "Another attempt took the money: refund that one.",
    ...link,
  };
}

function attemptLink(place: ChargePlace) {
  return { href: chargePath(place), text: "Open the attempt that took the money" };
}

function fraudWarningOf(warnings: readonly FraudWarning[]): Obstacle | null {
  const open = warnings.find(({ isActionable }) => isActionable);
  if (open === undefined) return null;
  return {
    kind: "fraud_warning",
    weight: "warns",
    sentence: `The card’s bank has warned that this payment may be fraud: ${open.fraudType.replaceAll("_", " ")}.`,
    advice: "A refund of the whole charge now usually keeps it from becoming a dispute.",
  };
}

/** Compared with all that is left, in the currency that the payment was settled in. */
function shortBalanceOf(
  { charge, figures, locale }: Checked,
  available: readonly Money[],
  booking: Booking | null,
): Obstacle | null {
  const needed = neededFor(figures, charge, booking);
  const has = available.find(({ currency }) => currency === needed.currency);
  // A currency that Stripe does not name has no balance of its own to run short.
  if (has === undefined || has.amountMinor >= needed.amountMinor) return null;
  return {
    kind: "balance_short",
    weight: "warns",
    sentence: `${charge.connectedAccount === null ? "Your Stripe balance" : "The connected account’s balance"} has ${formatMoney(has, locale)} available, and ${formatMoney(needed, locale)} would be needed.`,
    advice: isCardPayment(charge)
      ? "A refund beyond it waits until the balance covers it: add money in Stripe if it has to be quick."
      : "A refund beyond it fails with this payment method: add money to the balance in Stripe first.",
  };
}

/** Only cards have fraud warnings, and their refunds wait for money. */
export function isCardPayment({ method }: Charge): boolean {
  return isCardMethod(method);
}

/** All that is left, in the settled currency at the rate of the payment, rounded up. */
function neededFor({ leftMinor, currency }: ChargeFigures, charge: Charge, booking: Booking | null): Money {
  const takenMinor = charge.amountCapturedMinor;
  if (booking === null || booking.settled.currency === currency || takenMinor === 0n) {
    return money(leftMinor, currency);
  }
  const { settled } = booking;
  return money((leftMinor * settled.amountMinor + takenMinor - 1n) / takenMinor, settled.currency);
}

function feeOf({ locale }: Checked, booking: Booking | null): Obstacle | null {
  if (booking === null || booking.fee.amountMinor <= 0n) return null;
  return {
    kind: "fee_stays",
    weight: "informs",
    sentence: `Stripe keeps its fee of ${formatMoney(booking.fee, locale)} for this payment.`,
    advice: "It does not come back with a refund; the customer still gets the whole amount that you refund.",
  };
}

function exchangeOf({ charge, locale }: Checked, booking: Booking | null): Obstacle | null {
  if (booking === null || booking.settled.currency === charge.currency) return null;
  const paid = formatMoney(money(charge.amountCapturedMinor, charge.currency), locale);
  return {
    kind: "exchanged",
    weight: "informs",
    sentence: `Of this payment of ${paid} came ${formatMoney(booking.settled, locale)} to ${charge.connectedAccount === null ? "your balance" : "the connected account’s balance"}, at the rate of that day.`,
    advice: `A refund is changed at today’s rate, so it can cost more or less than that. The customer gets ${charge.currency.toUpperCase()} to the cent.`,
  };
}

const questions: Record<keyof ChargeChecks, string> = {
  warnings: "early fraud warnings",
  available: "the balance",
  booking: "fees and exchange",
  attempts: "other attempts",
  transfers: "transfers",
};

/** One line for all that could not be seen: what is unknown must not look like nothing. */
function unseenOf(checks: ChargeChecks): Obstacle | null {
  const names = Object.keys(questions).filter(isQuestion);
  const unseen = names.filter((name) => checks[name].kind === "unseen");
  if (unseen.length === 0) return null;
  const whys = unseen.map((name) => whyOf(checks[name]));
  return {
    kind: "not_seen",
    weight: "informs",
    sentence: `Could not be looked up: ${unseen.map((name) => questions[name]).join(", ")}.`,
    advice: whys.includes("right_missing")
      ? "The console’s key lacks the right to read them at Stripe; an administrator can add it. You can refund without."
      : "Stripe did not answer these questions. Load the page again, or refund without.",
  };
}

function whyOf(looked: Looked<unknown>): string | null {
  return looked.kind === "unseen" ? looked.why : null;
}

function isQuestion(name: string): name is keyof ChargeChecks {
  return name in questions;
}
