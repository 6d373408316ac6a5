import { formatMoney } from "@/lib/core/money/format-money";
import type { CalculationFault } from "./calculate";
import type { Calculation } from "./calculation";

/** The arithmetic line by line, for whoever types it, approves it or looks at it later. */
export function calculationLines(calculation: Calculation, locale: string): string[] {
  const { currency } = calculation;
  const sum = (minor: string) => formatMoney({ amountMinor: BigInt(minor), currency }, locale);
  const result = sum(calculation.resultMinor);
  if ("days" in calculation) {
    const { numerator, denominator, baseMinor, of, days } = calculation;
    const base = `${sum(baseMinor)} that ${of === "paid" ? "was paid" : "was left"}`;
    if (days === null) return [`${percentText(numerator)} of ${base} = ${result}, rounded down`];
    return [
      `${numerator} of ${denominator} days were not used: from ${days.unusedFrom} to ${days.to}, of ${days.from} to ${days.to}, both days counted`,
      `${base} × ${numerator} ÷ ${denominator} = ${result}, rounded down`,
    ];
  }
  const { source, sourceId, orderMinor, paidMinor, parts, kind } = calculation;
  const scaled =
    orderMinor === paidMinor
      ? []
      : [
          `The order comes to ${sum(orderMinor)} and ${sum(paidMinor)} was paid: each line counts with its share of that`,
        ];
  return [
    `From the ${source === "invoice" ? "invoice" : "checkout"} ${sourceId}`,
    ...scaled,
    ...parts.map(
      ({ what, quantity, ofQuantity, lineMinor, shareMinor }) =>
        `${kind === "tax" ? "Tax in " : ""}${ofQuantity === 1 ? "" : `${quantity} of ${ofQuantity} × `}${what} (${sum(lineMinor)}): ${sum(shareMinor)}`,
    ),
    `Together ${result}`,
  ];
}

/** 3333 hundredths are “33.33 %”. */
function percentText(hundredths: number): string {
  const [whole, rest] = [Math.floor(hundredths / 100), hundredths % 100];
  const decimals = rest === 0 ? "" : `.${String(rest).padStart(2, "0").replace(/0$/, "")}`;
  return `${whole}${decimals} %`;
}

const faultSentences: Record<CalculationFault, string> = {
  no_order: "Stripe has no invoice and no checkout for this payment, so there are no lines to choose from.",
  no_such_line: "One of the chosen lines is not part of this payment’s order any more.",
  quantity_too_large: "More was chosen of a line than was bought.",
  days_reversed: "The period ends before it begins.",
  unused_outside: "The first unused day lies outside of the period.",
  no_shipping: "Nothing was paid for shipping.",
  nothing: "This comes to nothing.",
};

export function calculationFaultSentence(fault: CalculationFault): string {
  return faultSentences[fault];
}
