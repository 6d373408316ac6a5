import "server-only";
import type { Hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import { readCharges } from "@/lib/server/stripe/charges";
import { lookThroughRefunds } from "@/lib/server/stripe/find-refunds";
import type { Looking, TextFound } from "./searching";

/** Nothing else is looked at for a reference, so each page goes three hundred refunds back. */
const pages = 3;

/** Payments by the reference that the bank gave one of their refunds. */
export async function findByReference(
  reference: string,
  { stripe }: Hands,
  { after }: Looking,
): Promise<Asked<TextFound>> {
  const found = await lookThroughRefunds(stripe, reference, { after, pages });
  if (found.kind !== "found") return found;
  const charges = await readCharges(stripe, found.value.chargeIds);
  if (charges.kind !== "found") return charges;
  const next = found.value.lookedTo;
  const notes = next === null ? [] : [{ kind: "refunds_looked_to", at: next.createdAt } as const];
  return { ...found, value: { charges: charges.value, next, notes } };
}
