import type { Money } from "@/lib/core/money/money";
import type { CurrencyLimits, LimitSet } from "./limit-set";
import { type LimitedPerson, limitsOfPerson } from "./limits-of-person";

/** What was refunded or set aside in the last 24 hours in the currency of the request, without the request itself. */
export type RecentSums = {
  readonly byPersonMinor: bigint;
  readonly onChargeMinor: bigint;
  /** Zero for a payment without a customer. */
  readonly toCustomerMinor: bigint;
};

export const limitMeasures = ["perRefund", "perDay", "perCharge", "perCustomer"] as const;
export type LimitMeasure = (typeof limitMeasures)[number];

/** Why a request needs a second person. */
export type OverLimit =
  | {
      readonly kind: "amount";
      readonly measure: LimitMeasure;
      readonly limit: Money;
      readonly wouldBe: Money;
    }
  | { readonly kind: "currency_unlisted"; readonly currency: string }
  | { readonly kind: "payment_too_old"; readonly daysMax: number };

export type LimitVerdict =
  /** `leftToday` is what this person may still refund alone today after it; null where nothing limits the day. */
  | { readonly kind: "within"; readonly leftToday: Money | null }
  | { readonly kind: "needs_approval"; readonly over: readonly OverLimit[] }
  | { readonly kind: "currency_refused"; readonly currency: string };

export type LimitedRequest = {
  readonly amount: Money;
  readonly chargedAt: Date;
  readonly sums: RecentSums;
};

/** What the company's limits say of one request. Pure: the page, the action and the rehearsal ask the same. */
export function decideLimits(
  set: LimitSet,
  person: LimitedPerson,
  { amount, chargedAt, sums }: LimitedRequest,
  now: Date,
): LimitVerdict {
  const here = limitsHere(set, person, { currency: amount.currency, chargedAt }, now);
  return judgeAmount(here, amount, sums);
}

/** What of the limits concerns one person at one payment: enough to judge any amount of it. */
export type LimitsHere = {
  /** Null where nobody set a limit for the currency. */
  readonly limits: CurrencyLimits | null;
  readonly unlistedCurrencies: LimitSet["unlistedCurrencies"];
  /** Set where the payment is older than so many days, which is the limit. */
  readonly tooOldDaysMax: number | null;
};

export function limitsHere(
  set: LimitSet,
  person: LimitedPerson,
  payment: { readonly currency: string; readonly chargedAt: Date },
  now: Date,
): LimitsHere {
  const { unlistedCurrencies, paymentAgeDaysMax: daysMax } = set;
  const isTooOld = daysMax !== null && now.getTime() - payment.chargedAt.getTime() > daysMax * 86_400_000;
  return {
    limits: limitsOfPerson(set, person, payment.currency),
    unlistedCurrencies,
    tooOldDaysMax: isTooOld ? daysMax : null,
  };
}

/** The law itself, small enough for the form to ask it with every key that is typed. */
export function judgeAmount(here: LimitsHere, amount: Money, sums: RecentSums): LimitVerdict {
  const { limits, unlistedCurrencies, tooOldDaysMax } = here;
  const { currency } = amount;
  if (limits === null && unlistedCurrencies === "refused") return { kind: "currency_refused", currency };
  const isUnlisted = limits === null && unlistedCurrencies === "needs_approval";
  const over: OverLimit[] = [
    ...(isUnlisted ? [{ kind: "currency_unlisted", currency } as const] : []),
    ...(limits === null ? [] : amountsOver(limits, amount, sums)),
    ...(tooOldDaysMax === null ? [] : [{ kind: "payment_too_old", daysMax: tooOldDaysMax } as const]),
  ];
  if (over.length > 0) return { kind: "needs_approval", over };
  return { kind: "within", leftToday: leftToday(limits, amount, sums) };
}

function amountsOver(limits: CurrencyLimits, amount: Money, sums: RecentSums): OverLimit[] {
  const { currency, amountMinor } = amount;
  const wouldBe: Record<LimitMeasure, bigint> = {
    perRefund: amountMinor,
    perDay: sums.byPersonMinor + amountMinor,
    perCharge: sums.onChargeMinor + amountMinor,
    perCustomer: sums.toCustomerMinor + amountMinor,
  };
  return limitMeasures.flatMap((measure): OverLimit[] => {
    const limit = limits[measure];
    if (limit === null || wouldBe[measure] <= limit) return [];
    return [
      {
        kind: "amount",
        measure,
        limit: { amountMinor: limit, currency },
        wouldBe: { amountMinor: wouldBe[measure], currency },
      },
    ];
  });
}

function leftToday(limits: CurrencyLimits | null, amount: Money, sums: RecentSums): Money | null {
  if (limits === null || limits.perDay === null) return null;
  return { amountMinor: limits.perDay - sums.byPersonMinor - amount.amountMinor, currency: amount.currency };
}
