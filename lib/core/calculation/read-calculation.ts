import { z } from "zod";
import { type CalculationAsked, calculationAskedSchema } from "./calculation";

/** The form's script writes it; what nobody can read was not written by it. */
export function readCalculation(text: string, context: z.RefinementCtx): CalculationAsked | null {
  if (text === "") return null;
  const parsed = calculationAskedSchema.safeParse(jsonIn(text));
  if (parsed.success) return parsed.data;
  const message = "How the amount was worked out has been lost. Work it out again, or type the amount.";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
