"use server";

import { redirect } from "next/navigation";
import { waitingIdPattern } from "@/lib/core/approval/approval-form";
import { guard } from "@/lib/server/identity/guard";
import { noteReference } from "@/lib/server/workflows/note-reference";
import { undoRefund } from "@/lib/server/workflows/undo-refund";

/** Takes a reference that arrived off the list, and shows the list again. */
export async function noteReferenceAction(form: FormData): Promise<never> {
  const guarded = await guard("refunds.request");
  const requestId = requestIdIn(form);
  if (guarded.ok && requestId !== null) await noteReference(guarded.operator, requestId);
  redirect("/refunds");
}

/** Takes back a refund that is still held back, and shows what came of it on its page. */
export async function undoRefundAction(form: FormData): Promise<never> {
  const guarded = await guard("refunds.request");
  const requestId = requestIdIn(form);
  if (requestId === null) redirect("/refunds");
  const undo = guarded.ok ? (await undoRefund(guarded.operator, requestId)).kind : "signed_out";
  redirect(`/refunds/${requestId}?undo=${undo}`);
}

function requestIdIn(form: unknown): string | null {
  const requestId = form instanceof FormData ? form.get("requestId") : null;
  return typeof requestId === "string" && waitingIdPattern.test(requestId) ? requestId : null;
}
