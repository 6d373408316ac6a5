import { formatMoney } from "@/lib/core/money/format-money";
import type { LimitVerdict } from "./decide-limits";
import { overLimitSentence } from "./limit-words";

/** What the limits mean for whoever types an amount: what is left of them, or who has to agree. */
export function limitSentence(verdict: LimitVerdict, locale: string): string {
  switch (verdict.kind) {
    case "within":
      return verdict.leftToday === null
        ? ""
        : `After it, ${formatMoney(verdict.leftToday, locale)} of your limit for 24 hours is left.`;
    case "needs_approval":
      return `${verdict.over.map((over) => overLimitSentence(over, locale)).join(" ")} It waits until a team lead agrees, who is not you.`;
    case "currency_refused":
      return `Your company does not let refunds in ${verdict.currency.toUpperCase()} be made here.`;
  }
}
