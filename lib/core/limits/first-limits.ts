import { currencyRule, knownCurrencies } from "@/lib/core/money/currency";
import { type CurrencyLimits, type LimitSet, type LimitsByCurrency, noLimits } from "./limit-set";

/**
 * What an agent may refund alone at once, in whole units of the currency: round figures of about the same worth,
 * good enough to begin with. Every currency that is not here needs a second person until somebody sets its limit.
 */
const wholeUnits: Readonly<Record<string, bigint>> = {
  aud: 2_000n,
  bhd: 600n,
  cad: 2_000n,
  chf: 1_500n,
  eur: 1_500n,
  gbp: 1_500n,
  isk: 200_000n,
  jpy: 200_000n,
  sek: 15_000n,
  sgd: 2_000n,
  ugx: 5_000_000n,
  usd: 1_500n,
};

const agentTimes = 1n;
const leadTimes = 5n;

/**
 * The limits of a fresh installation, in force until two administrators have agreed on others: one refund and one
 * charge in 24 hours up to the amount above, one customer in 24 hours up to twice and one person in 24 hours up to
 * ten times that; leads five times as much; payments up to 180 days old.
 */
export const firstLimits: LimitSet = {
  ...noLimits,
  roles: { agent: limitsTimes(agentTimes), lead: limitsTimes(leadTimes) },
  unlistedCurrencies: "needs_approval",
  paymentAgeDaysMax: 180,
};

function limitsTimes(times: bigint): LimitsByCurrency {
  const listed = knownCurrencies.flatMap((currency): [string, CurrencyLimits][] => {
    const units = wholeUnits[currency];
    if (units === undefined) return [];
    const base = units * times * 10n ** BigInt(currencyRule(currency)?.wireDigits ?? 2);
    const sums = { perRefund: base, perDay: base * 10n, perCharge: base, perCustomer: base * 2n };
    // Not every provider can ask for a second factor, so nobody has to prove anything until it is set.
    return [[currency, { ...sums, stepUpAbove: null }]];
  });
  return Object.fromEntries(listed);
}
