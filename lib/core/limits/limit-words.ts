import { formatMoney } from "@/lib/core/money/format-money";
import type { LimitMeasure, OverLimit } from "./decide-limits";
import type { CurrencyLimits } from "./limit-set";

const measureWords: Record<LimitMeasure, string> = {
  perRefund: "for one refund",
  perDay: "for one person in 24 hours",
  perCharge: "for one payment in 24 hours",
  perCustomer: "for one customer in 24 hours",
};

/** What a column of the limits is for, such as “for one refund”. */
export function limitColumnWords(column: keyof CurrencyLimits): string {
  return column === "stepUpAbove" ? "second factor above" : measureWords[column];
}

/** Why a request needs a second person, in a sentence. */
export function overLimitSentence(over: OverLimit, locale: string): string {
  switch (over.kind) {
    case "amount": {
      const [wouldBe, limit] = [over.wouldBe, over.limit].map((sum) => formatMoney(sum, locale));
      const what =
        over.measure === "perRefund" ? `A refund of ${wouldBe} is` : `With it ${wouldBe} would go back,`;
      return `${what} above the limit of ${limit} ${measureWords[over.measure]}.`;
    }
    case "currency_unlisted":
      return `No limit is set for ${over.currency.toUpperCase()}, so every refund in it needs a second person.`;
    case "payment_too_old":
      return `The payment is older than ${over.daysMax} days.`;
    case "no_step_up":
      return `Above ${formatMoney(over.above, locale)} a second factor is asked for, which your company’s sign-in cannot do for this console: a second person stands in for it.`;
  }
}
