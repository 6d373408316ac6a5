import "server-only";
import type { CancelOutcome } from "@/lib/core/charge/authorisation";
import type { GuardResult } from "@/lib/server/identity/guard";
import { cancelAuthorisation } from "@/lib/server/workflows/cancel-authorisation";

const chargeIdPattern = /^(ch|py)_[A-Za-z0-9]{8,64}$/;

/** The address to go on at: the payment itself, which tells what came of it. */
export async function answerCancel(guarded: GuardResult, form: unknown): Promise<string> {
  const chargeId = form instanceof FormData ? form.get("chargeId") : null;
  if (typeof chargeId !== "string" || !chargeIdPattern.test(chargeId)) return "/";
  if (!guarded.ok) return addressOf(chargeId, atTheDoor(guarded.code), null);
  if (!(form instanceof FormData) || form.get("confirmed") !== "yes") {
    return addressOf(chargeId, "not_confirmed", null);
  }
  const { outcome, requestId } = await cancelAuthorisation(guarded.operator, chargeId);
  return addressOf(chargeId, outcome, requestId);
}

type Code = Extract<GuardResult, { ok: false }>["code"];

function atTheDoor(code: Code): CancelOutcome {
  return code === "unauthenticated" || code === "stale" ? "signed_out" : "forbidden";
}

function addressOf(chargeId: string, outcome: CancelOutcome, requestId: string | null): string {
  const told = new URLSearchParams({ canceling: outcome, ...(requestId === null ? {} : { requestId }) });
  return `/charges/${chargeId}?${told}`;
}
