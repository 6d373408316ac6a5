import "server-only";
import type { CancelOutcome } from "@/lib/core/charge/authorisation";
import { type ChargePlace, connectedAccountIn } from "@/lib/core/charge/connected-account";
import type { GuardResult } from "@/lib/server/identity/guard";
import { cancelAuthorisation } from "@/lib/server/workflows/cancel-authorisation";

const chargeIdPattern = /^(ch|py)_[A-Za-z0-9]{8,64}$/;

/** The address to go on at: the payment itself, which tells what came of it. */
export async function answerCancel(guarded: GuardResult, form: unknown): Promise<string> {
  const chargeId = form instanceof FormData ? form.get("chargeId") : null;
  if (!(form instanceof FormData) || typeof chargeId !== "string" || !chargeIdPattern.test(chargeId)) {
    return "/";
  }
  const place = { chargeId, connectedAccount: connectedAccountIn(form.get("connectedAccount")) };
  if (!guarded.ok) return addressOf(place, atTheDoor(guarded.code), null);
  if (form.get("confirmed") !== "yes") return addressOf(place, "not_confirmed", null);
  const { outcome, requestId } = await cancelAuthorisation(guarded.operator, place);
  return addressOf(place, outcome, requestId);
}

type Code = Extract<GuardResult, { ok: false }>["code"];

function atTheDoor(code: Code): CancelOutcome {
  return code === "unauthenticated" || code === "stale" ? "signed_out" : "forbidden";
}

function addressOf(
  { chargeId, connectedAccount }: ChargePlace,
  outcome: CancelOutcome,
  requestId: string | null,
): string {
  const told = new URLSearchParams({
    ...(connectedAccount === null ? {} : { account: connectedAccount }),
    canceling: outcome,
    ...(requestId === null ? {} : { requestId }),
  });
  return `/charges/${chargeId}?${told}`;
}
