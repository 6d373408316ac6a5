import { shareOfLeft } from "@/components/refund/amount-reading";
import type { RefundTerms } from "@/components/refund/refund-terms";

/**
 * Does what a key beside the amount says. The keys are made on the server: each holds its percentage, nothing for
 * all that is left, or that it helps to work the amount out. Whatever else is pressed does nothing here.
 */
export function pressAmountKey(
  pressed: EventTarget,
  terms: RefundTerms,
  { choose, help }: { choose: (text: string) => void; help: () => void },
): void {
  const share = pressed instanceof Element && pressed.closest<HTMLElement>("[data-share]")?.dataset.share;
  if (typeof share !== "string") return;
  if (share === "") choose(terms.leftEditable);
  else if (share === "work") help();
  else choose(shareOfLeft(BigInt(share), terms));
}
