import { currencyRule } from "@/lib/core/currency";
import { editableAmount, formatMoney } from "@/lib/core/format-money";
import { parseAmount } from "@/lib/core/parse-amount";

/** What stands in the amount field, measured against what is left. */
export type AmountReading =
  | { readonly kind: "within"; readonly amountText: string; readonly restText: string }
  | { readonly kind: "over"; readonly amountText: string }
  | { readonly kind: "unreadable" };

type Left = { readonly leftMinor: string; readonly currency: string; readonly locale: string };

// This file brings the money law with it: client code loads it with `import()`, once somebody types.

export function readAmount(text: string, { leftMinor, currency, locale }: Left): AmountReading {
  const parsed = parseAmount(text, currency, locale);
  if (!parsed.ok) return { kind: "unreadable" };
  const amountText = formatMoney(parsed.money, locale);
  const restMinor = BigInt(leftMinor) - parsed.money.amountMinor;
  if (restMinor < 0n) return { kind: "over", amountText };
  return { kind: "within", amountText, restText: formatMoney({ amountMinor: restMinor, currency }, locale) };
}

/** A percentage of what is left as it is typed, rounded down to a sum that the currency knows. */
export function shareOfLeft(percent: bigint, { leftMinor, currency, locale }: Left): string {
  const stepMinor = currencyRule(currency)?.stepMinor ?? 1n;
  const shareMinor = (BigInt(leftMinor) * percent) / 100n;
  return editableAmount({ amountMinor: shareMinor - (shareMinor % stepMinor), currency }, locale);
}
