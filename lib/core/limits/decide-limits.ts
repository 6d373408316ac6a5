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

/** All that is set for a currency, in the order in which it is read. */
export const limitColumns = [
  ...limitMeasures,
  "stepUpAbove",
] as const satisfies readonly (keyof CurrencyLimits)[];

/** Why a request needs a second person. */
export type OverLimit =
  | {
      readonly kind: "amount";
      readonly measure: LimitMeasure;
      readonly limit: Money;
      readonly wouldBe: Money;
    }
  | { readonly kind: "currency_unlisted"; readonly currency: string }
  | { readonly kind: "payment_too_old"; readonly daysMax: number }
  /** Its author would have to prove who is there, and the company's sign-in cannot do that. */
  | { readonly kind: "no_step_up"; readonly above: Money };

export type LimitVerdict =
  /**
   * `leftToday` is what this person may still refund alone today after it; null where nothing limits the day.
   * `stepUpAbove` is set where the person first has to prove afresh who is there: the amount above which that is so.
   */
  | { readonly kind: "within"; readonly leftToday: Money | null; readonly stepUpAbove: Money | null }
  | { readonly kind: "needs_approval"; readonly over: readonly OverLimit[] }
  | { readonly kind: "currency_refused"; readonly currency: string };

export type LimitedRequest = {
  readonly amount: Money;
  readonly chargedAt: Date;
  readonly sums: RecentSums;
  readonly canStepUp: boolean;
};

/** What the company's limits say of one request. Pure: the page, the action and the rehearsal ask the same. */
export function decideLimits(
  set: LimitSet,
  person: LimitedPerson,
  { amount, chargedAt, sums, canStepUp }: LimitedRequest,
  now: Date,
): LimitVerdict {
  const here = limitsHere(set, person, { currency: amount.currency, chargedAt, canStepUp }, now);
  return judgeAmount(here, amount, sums);
}

/** What of the limits concerns one person at one payment: enough to judge any amount of it. */
export type LimitsHere = {
  /** Null where nobody set a limit for the currency. */
  readonly limits: CurrencyLimits | null;
  readonly unlistedCurrencies: LimitSet["unlistedCurrencies"];
  /** Set where the payment is older than so many days, which is the limit. */
  readonly tooOldDaysMax: number | null;
  /** False where the company's sign-in cannot ask for a second factor: then a second person stands in. */
  readonly canStepUp: boolean;
};

export function limitsHere(
  set: LimitSet,
  person: LimitedPerson,
  payment: { readonly currency: string; readonly chargedAt: Date; readonly canStepUp: boolean },
  now: Date,
): LimitsHere {
  const { unlistedCurrencies, paymentAgeDaysMax: daysMax } = set;
  const isTooOld = daysMax !== null && now.getTime() - payment.chargedAt.getTime() > daysMax * 86_400_000;
  return {
    limits: limitsOfPerson(set, person, payment.currency),
    unlistedCurrencies,
    tooOldDaysMax: isTooOld ? daysMax : null,
    canStepUp: payment.canStepUp,
  };
}

/** The law itself, small enough for the form to ask it with every key that is typed. */
export function judgeAmount(here: LimitsHere, amount: Money, sums: RecentSums): LimitVerdict {
  const { limits, unlistedCurrencies, tooOldDaysMax } = here;
  const { currency } = amount;
  if (limits === null && unlistedCurrencies === "refused") return { kind: "currency_refused", currency };
  const stepUpAbove = stepUpOf(limits, amount, sums);
  const isUnlisted = limits === null && unlistedCurrencies === "needs_approval";
  const over: OverLimit[] = [
    ...(isUnlisted ? [{ kind: "currency_unlisted", currency } as const] : []),
    ...(limits === null ? [] : amountsOver(limits, amount, sums)),
    ...(tooOldDaysMax === null ? [] : [{ kind: "payment_too_old", daysMax: tooOldDaysMax } as const]),
    ...(stepUpAbove === null || here.canStepUp ? [] : [{ kind: "no_step_up", above: stepUpAbove } as const]),
  ];
  // Two people who agree are more than one who proves twice.
  if (over.length > 0) return { kind: "needs_approval", over };
  return { kind: "within", leftToday: leftToday(limits, amount, sums), stepUpAbove };
}

/** Counted with the rest of the charge, so that two halves ask for what the whole would. */
function stepUpOf(
  limits: CurrencyLimits | null,
  { amountMinor, currency }: Money,
  { onChargeMinor }: RecentSums,
): Money | null {
  const above = limits?.stepUpAbove ?? null;
  return above === null || amountMinor + onChargeMinor <= above ? null : { amountMinor: above, currency };
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
