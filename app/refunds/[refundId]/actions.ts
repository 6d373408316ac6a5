"use server";

import type { RefundActOutcome } from "@/lib/core/refund/refund-act";
import { guard } from "@/lib/server/identity/guard";
import { answerMetadata } from "./answer-metadata";
import { answerRefundCancel } from "./answer-refund-cancel";

/** Cancels a refund that waits for the customer, once it has been confirmed. */
export async function cancelRefundAction(
  _previous: RefundActOutcome,
  form: FormData,
): Promise<RefundActOutcome> {
  const guarded = await guard("refunds.cancel");
  return answerRefundCancel(guarded, form);
}

/** Sets and removes entries of a refund's metadata. */
export async function changeMetadataAction(
  _previous: RefundActOutcome,
  form: FormData,
): Promise<RefundActOutcome> {
  const guarded = await guard("refunds.describe");
  return answerMetadata(guarded, form);
}
