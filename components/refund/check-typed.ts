import type { FieldErrors } from "react-hook-form";
import { filledRowPositions } from "@/components/refund/metadata-positions";
import { refusedFaults } from "@/components/refund/refused-faults";
import { toFieldMessages } from "@/lib/core/refund/field-messages";
import { refundRequestSchema } from "@/lib/core/refund/refund-request";
import { readTypedRefund, type TypedRefund } from "@/lib/core/refund/typed-refund";

/**
 * Checks a form as it would be posted, with the action's own schema and words. Faults of fields that nobody
 * can see are left to the action, which checks again in any case. Brings the schema and its library with it,
 * more than the whole form weighs: client code loads this file with `import()`.
 */
export function checkTyped(form: FormData): FieldErrors<TypedRefund> {
  const typed = readTypedRefund(form);
  const checked = typed === null ? null : refundRequestSchema.safeParse(typed);
  if (checked === null || checked.success) return {};
  return refusedFaults(toFieldMessages(checked.error.issues), filledRowPositions(form));
}
