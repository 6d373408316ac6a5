import { formatMoney } from "@/lib/core/money/format-money";
import type { Money } from "@/lib/core/money/money";
import type { LimitVerdict } from "./decide-limits";
import { overLimitSentence } from "./limit-words";

/** What the limits mean for whoever types an amount: what is left of them, or who has to agree. */
export function limitSentence(verdict: LimitVerdict, locale: string): string {
  switch (verdict.kind) {
    case "within":
      return [stepUpSentence(verdict.stepUpAbove, locale), leftSentence(verdict.leftToday, locale)]
        .filter((sentence) => sentence !== "")
        .join(" ");
    case "needs_approval":
      return `${verdict.over.map((over) => overLimitSentence(over, locale)).join(" ")} It waits until a team lead agrees, who is not you.`;
    case "currency_refused":
      return `Your company does not let refunds in ${verdict.currency.toUpperCase()} be made here.`;
  }
}

function leftSentence(leftToday: Money | null, locale: string): string {
  return leftToday === null
    ? ""
    : `After it, ${formatMoney(leftToday, locale)} of your limit for 24 hours is left.`;
}

function stepUpSentence(above: Money | null, locale: string): string {
  return above === null
    ? ""
    : `Above ${formatMoney(above, locale)} you confirm with your second factor before it is made.`;
}
