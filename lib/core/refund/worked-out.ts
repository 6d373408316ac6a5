import { calculate } from "@/lib/core/calculation/calculate";
import type { Calculation } from "@/lib/core/calculation/calculation";
import type { Order } from "@/lib/core/calculation/order";
import type { ChargeFigures } from "@/lib/core/charge/charge";
import { isSameMoney, type Money, money } from "@/lib/core/money/money";
import type { RefundRequest } from "./refund-request";
import type { Refusal } from "./refusal";

/** Worked out here once more, from what Stripe and our books say now: the form's word is not taken for it. */
export function workedOut(
  { calculation: asked }: RefundRequest,
  amount: Money,
  { figures, order }: { readonly figures: ChargeFigures; readonly order: Order | null },
): { readonly calculation: Calculation } | { readonly refusal: Refusal } | null {
  if (asked === null) return null;
  const { currency, paidMinor, leftMinor } = figures;
  const done = calculate(asked, { currency, paidMinor, leftMinor, order });
  if (!done.ok) return { refusal: { kind: "calculation_broken", fault: done.fault } };
  const worked = money(BigInt(done.calculation.resultMinor), currency);
  return isSameMoney(worked, amount)
    ? { calculation: done.calculation }
    : { refusal: { kind: "calculation_differs", asked: amount, worked } };
}
