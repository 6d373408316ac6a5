import { judgeAmount } from "@/lib/core/limits/decide-limits";
import { limitSentence } from "@/lib/core/limits/limit-sentence";
import { currencyRule } from "@/lib/core/money/currency";
import { editableAmount, formatMoney } from "@/lib/core/money/format-money";
import type { Money } from "@/lib/core/money/money";
import { parseAmount } from "@/lib/core/money/parse-amount";
import type { LimitTerms } from "./refund-terms";

/** What stands in the amount field, in the words of the button and of the line below it. */
export type AmountReading = {
  readonly amountText: string;
  readonly consequence: string;
  /** What is wrong at the field already now; null where only sending it will show that. */
  readonly fault: string | null;
};

type Left = {
  readonly leftMinor: string;
  readonly leftText: string;
  readonly currency: string;
  readonly locale: string;
  readonly target: string;
  readonly arrival: string;
  readonly limitTerms: LimitTerms;
};

// This file brings the money law with it: client code loads it with `import()`, once somebody types.

/** Measures the amount against what is left. The button names no sum that cannot be refunded. */
export function readAmount(text: string, left: Left): AmountReading {
  const { leftMinor, leftText, currency, locale } = left;
  const parsed = parseAmount(text, currency, locale);
  if (!parsed.ok) {
    const consequence = `This cannot be read as an amount in ${currency.toUpperCase()} yet.`;
    return { amountText: "", consequence, fault: null };
  }
  const amountText = formatMoney(parsed.money, locale);
  const restMinor = BigInt(leftMinor) - parsed.money.amountMinor;
  if (restMinor < 0n) {
    const consequence = `${amountText} is more than the ${leftText} that is left.`;
    return { amountText: "", consequence, fault: `Only ${leftText} is left of this payment.` };
  }
  const restText = formatMoney({ amountMinor: restMinor, currency }, locale);
  const consequence = consequenceOf(parsed.money, `${restText} stays.`, left);
  return { amountText, consequence, fault: null };
}

/** What a sum does: where it goes, what stays, when it arrives, and what the limits say of it. */
export function consequenceOf(
  sum: Money,
  stays: string,
  { locale, target, arrival, limitTerms }: Pick<Left, "locale" | "target" | "arrival" | "limitTerms">,
): string {
  const limits = limitSentence(judgeAmount(limitTerms.here, sum, limitTerms.sums), locale);
  return `${formatMoney(sum, locale)} goes back to ${target}. ${stays} ${arrival} ${limits}`.trim();
}

/** A percentage of what is left as it is typed, rounded down to a sum that the currency knows. */
export function shareOfLeft(
  percent: bigint,
  {
    leftMinor,
    leftEditable,
    currency,
    locale,
  }: Pick<Left, "leftMinor" | "currency" | "locale"> & { readonly leftEditable: string },
): string {
  if (percent === 100n) return leftEditable;
  const stepMinor = currencyRule(currency)?.stepMinor ?? 1n;
  const shareMinor = (BigInt(leftMinor) * percent) / 100n;
  return editableAmount({ amountMinor: shareMinor - (shareMinor % stepMinor), currency }, locale);
}
