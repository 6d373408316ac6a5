import type { CalculationAsked, CalculationKind } from "@/lib/core/calculation/calculation";
import { type Order, shippingLineId } from "@/lib/core/calculation/order";

/** What stands in the fields of the helper. */
export type HelperInputs = {
  readonly kind: CalculationKind;
  readonly percent: string;
  readonly of: "paid" | "left";
  readonly from: string;
  readonly to: string;
  readonly unusedFrom: string;
  /** How many of each line, by its id. */
  readonly quantities: Readonly<Record<string, number>>;
};

export const firstInputs: HelperInputs = {
  kind: "percent",
  percent: "",
  of: "paid",
  from: "",
  to: "",
  unusedFrom: "",
  quantities: {},
};

export const kindLabels: Record<CalculationKind, string> = {
  percent: "A percentage",
  days_unused: "Days of a period that were not used",
  lines: "Single items",
  tax: "The tax of items",
  shipping: "Shipping only",
};

/** What the fields ask for; null while something is missing. */
export function askedBy(inputs: HelperInputs): CalculationAsked | null {
  const { kind, of, from, to, unusedFrom } = inputs;
  switch (kind) {
    case "percent": {
      const hundredths = hundredthsIn(inputs.percent);
      return hundredths === null ? null : { kind, hundredths, of };
    }
    case "days_unused":
      return from === "" || to === "" || unusedFrom === "" ? null : { kind, from, to, unusedFrom, of };
    case "shipping":
      return { kind };
    default: {
      const chosen = Object.entries(inputs.quantities).filter(([, quantity]) => quantity > 0);
      if (chosen.length === 0) return null;
      return { kind, lines: chosen.map(([id, quantity]) => ({ id, quantity })) };
    }
  }
}

/** “12.5” and “12,5” are 1250 hundredths of a percent; null for what is no percentage up to 100. */
export function hundredthsIn(text: string): number | null {
  const [, whole, decimals = ""] = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*%?\s*$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const hundredths = Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  return hundredths >= 1 && hundredths <= 10_000 ? hundredths : null;
}

/** As it travels with the form: numbers as texts, the way the schema reads them. */
export function askedText(asked: CalculationAsked): string {
  return JSON.stringify(asked, (_key, value: unknown) => (typeof value === "number" ? String(value) : value));
}

/** The lines that can be chosen, shipping among them. */
export function choosable({ lines, shipping }: Order) {
  return shipping === null ? lines : [...lines, { ...shipping, id: shippingLineId }];
}
