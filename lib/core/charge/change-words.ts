import { formatMoney } from "@/lib/core/money/format-money";
import type { ChargeView } from "./charge-view";

/** What somebody who has the payment open hears when it changes: what is left, what stands in the way. */
export function changeWords({ figures, obstacles, locale }: ChargeView): string {
  const { leftMinor: amountMinor, pendingMinor, currency } = figures;
  const left = `${formatMoney({ amountMinor, currency }, locale)} is left now.`;
  const pending = `${formatMoney({ amountMinor: pendingMinor, currency }, locale)} is set aside or on its way.`;
  const blocks = obstacles.filter(({ weight }) => weight === "blocks").map(({ sentence }) => sentence);
  return ["This payment changed:", left, ...(pendingMinor > 0n ? [pending] : []), ...blocks].join(" ");
}
