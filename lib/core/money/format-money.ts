import { isKnownCurrency } from "@/lib/core/money/currency";
import { localeMarks } from "@/lib/core/money/locale-marks";
import type { Money } from "@/lib/core/money/money";
import { canonicalAmount } from "@/lib/core/money/parse-amount";
import { wellFormedLocale } from "@/lib/core/money/well-formed-locale";

/**
 * The amount for people, exact at any size, with the decimals of our own currency table.
 * A currency that Stripe does not list is shown in bare minor units: its decimals would be a guess.
 */
export function formatMoney(money: Money, locale: string): string {
  if (!isKnownCurrency(money.currency)) return bareMinorUnits(money);
  const amount = signedAmount(money);
  const digits = decimalsOf(amount);
  return formatOf(wellFormedLocale(locale), money.currency, digits).format(asExactNumber(amount));
}

/** To make one takes longer than all that is done with it. */
const formats = new Map<string, Intl.NumberFormat>();
const formatsMax = 500;

function formatOf(locale: string, currency: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${currency} ${digits}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  // Any language tag can be asked for; this many languages and currencies are not in use at once.
  if (formats.size >= formatsMax) formats.clear();
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, format);
  return format;
}

/**
 * What stands in the amount field for editing: Latin digits, the locale's decimal mark, no grouping.
 * `parseAmount` reads it back as the same money. Throws RangeError as `canonicalAmount` does.
 */
export function editableAmount(money: Money, locale: string): string {
  return canonicalAmount(money).replace(".", localeMarks(locale, money.currency).decimal);
}

/** For files, such as `-12.50`: nothing groups, no currency stands beside it; empty for one that Stripe does not list. */
export function plainAmount(money: Money): string {
  return isKnownCurrency(money.currency) ? signedAmount(money) : "";
}

function signedAmount({ amountMinor, currency }: Money): string {
  if (amountMinor >= 0n) return canonicalAmount({ amountMinor, currency });
  return `-${canonicalAmount({ amountMinor: -amountMinor, currency })}`;
}

function decimalsOf(amount: string): number {
  const point = amount.indexOf(".");
  return point === -1 ? 0 : amount.length - point - 1;
}

// `format` reads a decimal string digit by digit; a number would already have lost some.
function asExactNumber(amount: string): Intl.StringNumericLiteral {
  return amount as Intl.StringNumericLiteral;
}

function bareMinorUnits({ amountMinor, currency }: Money): string {
  return `${amountMinor} minor units of ${currency.toUpperCase()}`;
}
