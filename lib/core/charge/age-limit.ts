import { chargeRefusal, type Gathered } from "@/lib/core/refund/refund-policy";
import { methodLabel } from "@/lib/core/sentences";
import type { Obstacle } from "./obstacle";

/** How long after the payment Stripe takes a refund of a method: days, or whole months of the calendar. */
type Span = { readonly days: number } | { readonly months: number };

/**
 * Methods with a limit; cards have none that is published. These can change, so a payment beyond its limit is
 * told and still offered. Source: docs.stripe.com/payments, the page of each method, April 2024.
 */
const spans: ReadonlyMap<string, Span> = new Map<string, Span>([
  ...within(60, ["fpx"]),
  ...within(90, ["alipay", "amazon_pay", "au_becs_debit", "grabpay", "paynow"]),
  ...within(120, ["affirm", "afterpay_clearpay"]),
  ...within(180, ["acss_debit", "alma", "bacs_debit", "bancontact", "customer_balance", "eps", "giropay"]),
  ...within(180, ["ideal", "klarna", "multibanco", "p24", "paypal", "revolut_pay", "sepa_debit", "sofort"]),
  ...within(180, ["us_bank_account", "wechat_pay", "zip"]),
  ...within(365, ["swish"]),
  ["blik", { months: 13 }],
]);

function within(days: number, methods: readonly string[]): [string, Span][] {
  return methods.map((method) => [method, { days }]);
}

/** Methods that Stripe refunds never. Source: docs.stripe.com/payments/oxxo, April 2024. */
const neverRefunded: ReadonlySet<string> = new Set(["oxxo"]);

/** From so many days before the last one on, the limit is a warning. */
const soonDays = 7;
const dayMilliseconds = 86_400_000;

function endOf(span: Span, from: Date): Date {
  const end = new Date(from);
  if ("days" in span) {
    end.setUTCDate(end.getUTCDate() + span.days);
    return end;
  }
  end.setUTCMonth(end.getUTCMonth() + span.months);
  // A month without such a day ends earlier; `Date` would go on into the next one.
  if (end.getUTCDate() !== from.getUTCDate()) end.setUTCDate(0);
  return end;
}

/** Until when the payment method lets money go back; said only where something can go back at all. */
export function ageLimitOf(gathered: Gathered, locale: string): Obstacle | null {
  const { charge, seenAt } = gathered;
  if (chargeRefusal(gathered) !== null) return null;
  const name = methodLabel({ ...charge.method, last4: null, wallet: null });
  if (neverRefunded.has(charge.method.type)) return neverOf(name);
  const span = spans.get(charge.method.type);
  if (span === undefined) return null;
  const end = endOf(span, charge.createdAt);
  const limit = {
    rule: `${name} payments can be refunded for ${"months" in span ? `${span.months} months` : `${span.days} days`}`,
    day: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(end),
  };
  const left = end.getTime() - seenAt.getTime();
  return left < 0 ? endedOf(limit) : openOf(limit, Math.floor(left / dayMilliseconds));
}

/** The rule in words, and the last day of this payment. */
type Limit = { readonly rule: string; readonly day: string };

function openOf({ rule, day }: Limit, daysLeft: number): Obstacle {
  const count = daysLeft === 1 ? "1 day is" : `${daysLeft} days are`;
  return {
    kind: "age_limit",
    weight: daysLeft <= soonDays ? "warns" : "informs",
    sentence: `${rule}: the last day of this one is ${day} (UTC).`,
    advice: daysLeft === 0 ? "If it is due, refund it today." : `${count} left to decide.`,
  };
}

function endedOf({ rule, day }: Limit): Obstacle {
  return {
    kind: "age_limit_passed",
    weight: "warns",
    sentence: `${rule}: the last day of this one was ${day} (UTC).`,
    advice: "Stripe will most likely refuse. Then pay the customer another way, such as by bank transfer.",
  };
}

function neverOf(name: string): Obstacle {
  return {
    kind: "never_refunded",
    weight: "warns",
    sentence: `Stripe does not refund ${name} payments.`,
    advice: "Pay the customer another way, such as by bank transfer.",
  };
}
