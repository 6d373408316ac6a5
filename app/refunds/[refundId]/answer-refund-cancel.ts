import "server-only";
import { refresh } from "next/cache";
import { refundActSchema } from "@/lib/core/refund/metadata-edit";
import type { RefundActOutcome } from "@/lib/core/refund/refund-act";
import { refundCancelSentence } from "@/lib/core/refund/refund-cancel";
import type { GuardResult } from "@/lib/server/identity/guard";
import { cancelRefund } from "@/lib/server/workflows/after/cancel-refund";
import { mangledAct, refundActRefusedAtTheDoor, refusedAct } from "./refused-act";

/** What follows the guard: parse, call, and the answer in words. Nothing is asked of Stripe unconfirmed. */
export async function answerRefundCancel(guarded: GuardResult, form: unknown): Promise<RefundActOutcome> {
  const named = (name: string) => (form instanceof FormData ? form.get(name) : null);
  const parsed = refundActSchema.safeParse({
    refundId: named("refundId"),
    connectedAccount: named("connectedAccount") ?? "",
  });
  if (!guarded.ok) return refundActRefusedAtTheDoor(guarded.code, parsed.data?.refundId ?? "");
  if (!parsed.success) return refusedAct([mangledAct]);
  if (!(form instanceof FormData) || form.get("confirmed") !== "yes") {
    return refusedAct([
      {
        field: "form",
        text: "Nothing was canceled: the confirmation was missing. Press the button once more.",
      },
    ]);
  }
  const { outcome, trouble } = await cancelRefund(guarded.operator, parsed.data);
  refresh();
  const sentence = refundCancelSentence(outcome);
  if (outcome === "canceled") return { kind: "done", sentence };
  return refusedAct([{ field: "form", text: sentence }], [], trouble);
}
