import { formatMoney } from "@/lib/core/money/format-money";
import type { ChargeView } from "./charge-view";
import { isCashBalance } from "./payable";

/** What somebody who has a payment or a balance open hears when it changes: what is left, what stands in the way. */
export function changeWords({ charge, figures, obstacles, locale }: ChargeView): string {
  const { leftMinor: amountMinor, pendingMinor, currency } = figures;
  const left = `${formatMoney({ amountMinor, currency }, locale)} is left now.`;
  const pending = `${formatMoney({ amountMinor: pendingMinor, currency }, locale)} is set aside or on its way.`;
  const blocks = obstacles.filter(({ weight }) => weight === "blocks").map(({ sentence }) => sentence);
  const what = isCashBalance(charge.id) ? "This balance changed:" : "This payment changed:";
  return [what, left, ...(pendingMinor > 0n ? [pending] : []), ...blocks].join(" ");
}
