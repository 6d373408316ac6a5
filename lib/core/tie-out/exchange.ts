import { type Currency, currencyRule } from "@/lib/core/money/currency";

/** A rate as a whole number of `10 ** -scale`; never a floating-point number. */
type Rate = { readonly digits: bigint; readonly scale: number };

/** Stripe writes a rate with five decimals: beyond this share of a sum it says nothing. */
const rateSharesMin = 200_000n;

/**
 * True when a sum in one currency, exchanged at Stripe's rate, is the sum in the other: within one minor unit, or
 * within what the rate's own rounding leaves open where that is more. Stripe's words (“the amount in currency A,
 * times the rate”) can mean whole units or minor ones, which differs where a currency has no decimals: either fits.
 */
export function isExchangeOf(
  from: { readonly amountMinor: bigint; readonly currency: Currency },
  to: { readonly amountMinor: bigint; readonly currency: Currency },
  rateText: string,
): boolean {
  const rate = readRate(rateText);
  if (rate === null) return false;
  const shift = digitsOf(to.currency) - digitsOf(from.currency);
  return [0, shift].some((decimals) => fits(from.amountMinor, to.amountMinor, rate, decimals));
}

/** What a sum was before it was exchanged at this rate, rounded; null for a rate that cannot be read. */
export function beforeExchange(
  to: { readonly amountMinor: bigint; readonly currency: Currency },
  currency: Currency,
  rateText: string,
): bigint | null {
  const rate = readRate(rateText);
  if (rate === null || rate.digits === 0n) return null;
  const shift = digitsOf(to.currency) - digitsOf(currency);
  const above = to.amountMinor * power(rate.scale) * power(-shift);
  const below = rate.digits * power(shift);
  return (above + (above < 0n ? -below : below) / 2n) / below;
}

function fits(fromMinor: bigint, toMinor: bigint, { digits, scale }: Rate, shift: number): boolean {
  const exchanged = fromMinor * digits * power(shift);
  const minorUnit = power(scale) * power(-shift);
  const apart = size(exchanged - toMinor * minorUnit);
  return apart <= minorUnit || apart <= size(exchanged) / rateSharesMin;
}

/** `1.17185`, `152`, or `6.2e-7`, as JSON numbers are written. */
function readRate(text: string): Rate | null {
  const [, whole, decimals = "", exponent = "0"] = /^(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const scale = decimals.length - Number(exponent);
  return { digits: BigInt(whole + decimals) * power(-scale), scale: Math.max(scale, 0) };
}

/** Decimals that Stripe's minor unit stands for; two for a currency that nobody here knows. */
function digitsOf(currency: Currency): number {
  return currencyRule(currency)?.wireDigits ?? 2;
}

/** 10 to the power, 1 for anything below zero. */
function power(exponent: number): bigint {
  return 10n ** BigInt(Math.max(exponent, 0));
}

function size(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
