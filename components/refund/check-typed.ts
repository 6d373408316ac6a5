import type { ResolverResult } from "react-hook-form";
import { filledRowPositions } from "@/components/refund/metadata-positions";
import { refusedFaults } from "@/components/refund/refused-faults";
import { toFieldMessages } from "@/lib/core/field-messages";
import { emptyTypedRefund, readTypedRefund, type TypedRefund } from "@/lib/core/typed-refund";

/**
 * Checks a form as it would be posted, with the action's own schema and words. Faults of hidden fields, and
 * everything when the schema cannot be loaded, are left to the action: it checks again in any case.
 */
export async function checkTyped(form: FormData): Promise<ResolverResult<TypedRefund>> {
  const typed = readTypedRefund(form);
  const schema = await loadSchema();
  if (typed === null || schema === null) return passed(typed);
  const checked = schema.safeParse(typed);
  if (checked.success) return passed(typed);
  const errors = refusedFaults(toFieldMessages(checked.error.issues), filledRowPositions(form));
  return Object.keys(errors).length === 0 ? passed(typed) : { values: {}, errors };
}

/** Loaded when first needed: the schema and its library weigh more than the whole form. */
async function loadSchema() {
  const law = await import("@/lib/core/refund-request").catch(() => null);
  return law?.refundRequestSchema ?? null;
}

function passed(typed: TypedRefund | null): ResolverResult<TypedRefund> {
  return { values: typed ?? emptyTypedRefund, errors: {} };
}
