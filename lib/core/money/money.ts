import type { Currency } from "@/lib/core/money/currency";

/** A sum in Stripe's minor units of its currency (`wireDigits` decimals); may be negative as a difference. */
export type Money = { readonly amountMinor: bigint; readonly currency: Currency };

/** Throws RangeError for a number that is not a whole one, or too large for a number to hold exactly. */
export function money(amountMinor: bigint | number, currency: Currency): Money {
  if (typeof amountMinor === "number" && !Number.isSafeInteger(amountMinor)) {
    throw new RangeError(`${amountMinor} is not an exact number of minor units`);
  }
  return { amountMinor: BigInt(amountMinor), currency };
}

export function zeroMoney(currency: Currency): Money {
  return { amountMinor: 0n, currency };
}

/** Throws RangeError when the currencies differ. */
export function addMoney(left: Money, right: Money): Money {
  return { amountMinor: left.amountMinor + right.amountMinor, currency: sharedCurrency(left, right) };
}

/** Throws RangeError when the currencies differ. */
export function subtractMoney(left: Money, right: Money): Money {
  return { amountMinor: left.amountMinor - right.amountMinor, currency: sharedCurrency(left, right) };
}

/** The sum of a list, zero for an empty one. Throws RangeError when a currency differs from the one named. */
export function sumMoney(currency: Currency, list: Iterable<Money>): Money {
  let total = zeroMoney(currency);
  for (const part of list) total = addMoney(total, part);
  return total;
}

export function isZero(amount: Money): boolean {
  return amount.amountMinor === 0n;
}

/** Same sum in the same currency; different currencies are never the same, not even at zero. */
export function isSameMoney(left: Money, right: Money): boolean {
  return left.currency === right.currency && left.amountMinor === right.amountMinor;
}

function sharedCurrency(left: Money, right: Money): Currency {
  if (left.currency !== right.currency) {
    throw new RangeError(`Cannot combine ${left.currency} with ${right.currency}`);
  }
  return left.currency;
}
