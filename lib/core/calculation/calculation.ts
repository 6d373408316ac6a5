import { z } from "zod";

/** The ways to work an amount out. */
export const calculationKinds = ["percent", "days_unused", "lines", "tax", "shipping"] as const;
export type CalculationKind = (typeof calculationKinds)[number];

const day = z.iso.date();
const count = z
  .string()
  .regex(/^[1-9][0-9]{0,5}$/)
  .transform(Number);
const basis = z.enum(["paid", "left"]);

const chosenLines = z
  .array(z.object({ id: z.string().min(1).max(100), quantity: count }))
  .min(1)
  .max(100);

/** What a person chose, as it travels with the form: never a sum, which is worked out where it is decided. */
export const calculationAskedSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("percent"),
    /** Hundredths of a percent: 33.33 % is 3333. */
    hundredths: z
      .string()
      .regex(/^[1-9][0-9]{0,4}$/)
      .transform(Number)
      .refine((value) => value <= 10_000),
    of: basis,
  }),
  z.object({ kind: z.literal("days_unused"), from: day, to: day, unusedFrom: day, of: basis }),
  z.object({ kind: z.literal("lines"), lines: chosenLines }),
  z.object({ kind: z.literal("tax"), lines: chosenLines }),
  z.object({ kind: z.literal("shipping") }),
]);
export type CalculationAsked = z.output<typeof calculationAskedSchema>;

/** Whether the lines of the order must be at hand to work it out. */
export function needsOrder(asked: CalculationAsked | null): boolean {
  return asked !== null && asked.kind !== "percent" && asked.kind !== "days_unused";
}

/** One sum that went into a calculation. */
export type CalculatedPart = {
  readonly what: string;
  /** Such as 2 of 3. */
  readonly quantity: number;
  readonly ofQuantity: number;
  /** The whole line as it was paid; decimal texts of minor units. */
  readonly lineMinor: string;
  readonly shareMinor: string;
};

type Worked = { readonly currency: string; readonly resultMinor: string };

/** Decimal texts of minor units, and days as `YYYY-MM-DD` in the calendar, both ends counted. */
type OfBase = Worked & {
  readonly kind: "percent" | "days_unused";
  readonly of: "paid" | "left";
  readonly baseMinor: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Null for a percentage. */
  readonly days: { readonly from: string; readonly to: string; readonly unusedFrom: string } | null;
};

type OfOrder = Worked & {
  readonly kind: "lines" | "tax" | "shipping";
  readonly source: "invoice" | "checkout";
  readonly sourceId: string;
  readonly orderMinor: string;
  readonly paidMinor: string;
  readonly parts: readonly CalculatedPart[];
};

/** How an amount was worked out, kept with its refund: enough to work it out again by hand. */
export type Calculation = OfBase | OfOrder;
