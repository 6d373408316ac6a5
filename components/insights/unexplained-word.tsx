import { StateWord } from "@/components/ui/state-word";
import { formatMoney } from "@/lib/core/money/format-money";
import { type TieOutView, unexplainedSums } from "@/lib/core/tie-out/tie-out-view";

/** How a comparison ended, in a word and a sum. */
export function UnexplainedWord({ tieOut, locale }: { tieOut: TieOutView; locale: string }) {
  if (tieOut.sums.length === 0) return <StateWord tone="neutral" text="No refunds in these days" />;
  const sums = unexplainedSums(tieOut).map((sum) => formatMoney(sum, locale));
  if (sums.length === 0) return <StateWord tone="good" text="Nothing unexplained" />;
  return <StateWord tone="bad" text={`${sums.join(", ")} unexplained`} />;
}
