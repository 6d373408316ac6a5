import { currencyRule } from "@/lib/core/money/currency";
import { apportion, shareOf } from "./apportion";
import type { CalculatedPart, Calculation, CalculationAsked } from "./calculation";
import { type Order, type OrderLine, shippingLineId } from "./order";

/** What a calculation starts from; the order only where its lines are asked for. */
export type CalculationBasis = {
  readonly currency: string;
  readonly paidMinor: bigint;
  readonly leftMinor: bigint;
  readonly order: Order | null;
};

/** Why nothing can be worked out of what was chosen. */
export type CalculationFault =
  | "no_order"
  | "no_such_line"
  | "quantity_too_large"
  | "days_reversed"
  | "unused_outside"
  | "no_shipping"
  | "nothing";

export type Calculated =
  | { readonly ok: true; readonly calculation: Calculation }
  | { readonly ok: false; readonly fault: CalculationFault };

/** Works an amount out. Pure and in whole numbers: the page, the action and whoever checks later get the same. */
export function calculate(asked: CalculationAsked, basis: CalculationBasis): Calculated {
  switch (asked.kind) {
    case "percent":
      return ofBase("percent", asked.of, asked.hundredths, 10_000, basis, null);
    case "days_unused":
      return daysUnused(asked, basis);
    default:
      return ofOrder(asked, basis);
  }
}

type OfBase = Extract<Calculation, { kind: "percent" | "days_unused" }>;

function ofBase(
  kind: OfBase["kind"],
  of: OfBase["of"],
  numerator: number,
  denominator: number,
  { currency, paidMinor, leftMinor }: CalculationBasis,
  days: OfBase["days"],
): Calculated {
  const baseMinor = of === "paid" ? paidMinor : leftMinor;
  const result = shareOf(baseMinor, BigInt(numerator), BigInt(denominator), stepOf(currency));
  if (result <= 0n) return { ok: false, fault: "nothing" };
  const calculation: Calculation = {
    kind,
    currency,
    resultMinor: result.toString(),
    of,
    baseMinor: baseMinor.toString(),
    numerator,
    denominator,
    days,
  };
  return { ok: true, calculation };
}

function daysUnused(
  { from, to, unusedFrom, of }: Extract<CalculationAsked, { kind: "days_unused" }>,
  basis: CalculationBasis,
): Calculated {
  const whole = daysBetween(from, to);
  if (whole < 1) return { ok: false, fault: "days_reversed" };
  const unused = daysBetween(unusedFrom, to);
  if (unused < 1 || unused > whole) return { ok: false, fault: "unused_outside" };
  return ofBase("days_unused", of, unused, whole, basis, { from, to, unusedFrom });
}

/** Both days count; a calendar day has no clock and no time zone. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;
}

type OfOrder = Extract<CalculationAsked, { kind: "lines" | "tax" | "shipping" }>;

/** The lines as they were paid: an order that a credit or a part payment made smaller is scaled to what was paid. */
function ofOrder(asked: OfOrder, { order, paidMinor, currency }: CalculationBasis): Calculated {
  if (order === null) return { ok: false, fault: "no_order" };
  const all = [...order.lines, ...(order.shipping === null ? [] : [order.shipping])];
  const orderMinor = all.reduce((sum, { grossMinor }) => sum + grossMinor, 0n);
  if (orderMinor <= 0n) return { ok: false, fault: "nothing" };
  const step = stepOf(currency);
  const paid = apportion(
    paidMinor,
    all.map(({ grossMinor }) => grossMinor),
    step,
  );
  const lines = all.map((line, index) => ({ line, paidMinor: paid[index] ?? 0n }));
  const chosen = chosenOf(asked, lines);
  if (typeof chosen === "string") return { ok: false, fault: chosen };
  const parts = chosen.map((one) => partOf(one, asked.kind === "tax", step));
  const result = parts.reduce((sum, { shareMinor }) => sum + BigInt(shareMinor), 0n);
  if (result <= 0n) return { ok: false, fault: "nothing" };
  const calculation: Calculation = {
    kind: asked.kind,
    currency,
    resultMinor: result.toString(),
    source: order.source,
    sourceId: order.id,
    orderMinor: orderMinor.toString(),
    paidMinor: paidMinor.toString(),
    parts,
  };
  return { ok: true, calculation };
}

type PaidLine = { readonly line: OrderLine; readonly paidMinor: bigint };
type ChosenLine = PaidLine & { readonly quantity: number };

function chosenOf(asked: OfOrder, lines: readonly PaidLine[]): ChosenLine[] | CalculationFault {
  const wanted = asked.kind === "shipping" ? [{ id: shippingLineId, quantity: 1 }] : asked.lines;
  const chosen: ChosenLine[] = [];
  for (const { id, quantity } of wanted) {
    const found = lines.find(({ line }) => line.id === id);
    if (found === undefined) return asked.kind === "shipping" ? "no_shipping" : "no_such_line";
    if (quantity > found.line.quantity) return "quantity_too_large";
    if (chosen.some(({ line }) => line.id === id)) return "no_such_line";
    chosen.push({ ...found, quantity });
  }
  return chosen;
}

/** So many units of a line, or the tax in them; the units of a line add up to the line. */
function partOf({ line, paidMinor, quantity }: ChosenLine, isTax: boolean, step: bigint): CalculatedPart {
  const unitsMinor = firstUnits(paidMinor, quantity, line.quantity, step);
  const share =
    isTax && line.grossMinor > 0n ? shareOf(unitsMinor, line.taxMinor, line.grossMinor, step) : unitsMinor;
  return {
    what: line.description,
    quantity,
    ofQuantity: line.quantity,
    lineMinor: paidMinor.toString(),
    shareMinor: (isTax && line.grossMinor === 0n ? 0n : share).toString(),
  };
}

/** What the first units of a line cost, as `apportion` would split it: however many there are, in one step. */
export function firstUnits(lineMinor: bigint, quantity: number, ofQuantity: number, step: bigint): bigint {
  if (quantity === 0) return 0n;
  const [taken, all] = [BigInt(quantity), BigInt(ofQuantity)];
  const steps = lineMinor / step;
  const dearer = steps % all;
  return ((steps / all) * taken + (taken < dearer ? taken : dearer)) * step + (lineMinor % step);
}

function stepOf(currency: string): bigint {
  return currencyRule(currency)?.stepMinor ?? 1n;
}
