"use server";

import { redirect } from "next/navigation";
import type { RefundOutcome } from "@/lib/core/refund/refund-outcome";
import { refundRequestSchema, wholeRefundRequestSchema } from "@/lib/core/refund/refund-request";
import { readTypedRefund } from "@/lib/core/refund/typed-refund";
import { guard } from "@/lib/server/identity/guard";
import { answerCancel } from "./answer-cancel";
import { answerRefund, answerUnconfirmed } from "./answer-refund";

/** Refunds the typed amount through `POST /v1/refunds`. */
export async function refundPartAction(_previous: RefundOutcome, form: FormData): Promise<RefundOutcome> {
  const guarded = await guard("refunds.request");
  return answerRefund(guarded, readTypedRefund(form), refundRequestSchema);
}

/** Refunds all that is left through `POST /v1/charges/{charge}/refund`, once it has been confirmed. */
export async function refundWholeAction(_previous: RefundOutcome, form: FormData): Promise<RefundOutcome> {
  const guarded = await guard("refunds.request");
  const typed = readTypedRefund(form);
  if (typed === null || form.get("confirmed") !== "yes") return answerUnconfirmed(guarded, typed);
  return answerRefund(guarded, typed, wholeRefundRequestSchema);
}

/** Cancels the authorisation of an uncaptured payment, once it has been confirmed, and shows the payment again. */
export async function cancelAuthorisationAction(form: FormData): Promise<never> {
  const guarded = await guard("authorisations.cancel");
  redirect(await answerCancel(guarded, form));
}
