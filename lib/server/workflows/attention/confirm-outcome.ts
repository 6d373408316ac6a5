import "server-only";
import type { CaseRefusal } from "@/lib/core/attention/case-acts";
import type { AskedAct } from "@/lib/core/attention/case-form";
import type { Operator } from "@/lib/core/operator";
import { type ChargeRow, lockCharge } from "@/lib/server/database/charge-rows";
import type { RequestRow } from "@/lib/server/database/request-rows";
import { type RequestStep, stepRequest } from "@/lib/server/database/step-request";
import { type Hands, hands } from "@/lib/server/hands";
import { type ActAnswer, actOnCase, changeLockedCase, type LockedCase } from "./act-on-case";
import { notExecutedStep, sendAnewStep } from "./steps-out-of-review";

/**
 * Carries out what somebody else proposed: the request ends as failed, or it is sent once more under a new key by
 * the worker, which looks at Stripe first. Case and request change in one transaction.
 */
export async function confirmOutcome(operator: Operator, asked: AskedAct<"confirm">): Promise<ActAnswer> {
  return confirmOutcomeWith(await hands(), operator, asked);
}

/** The same with given hands. */
export function confirmOutcomeWith(
  open: Hands,
  operator: Operator,
  asked: AskedAct<"confirm">,
): Promise<ActAnswer> {
  return actOnCase(open, operator, asked, { kind: "confirm" }, async (locked) => {
    const { proposal, chargeId } = locked.one;
    const { request } = locked.known;
    if (proposal === null || chargeId === null || request === null) return { kind: "nothing_proposed" };
    const charge = await lockCharge(locked.transaction, chargeId);
    const refusal = refusalOf(proposal.outcome === "send_anew", request, charge);
    if (refusal !== null) return refusal;
    await closeAsProposed(locked);
    const step = stepOf(locked, request, charge);
    await stepRequest(locked.transaction, operator, locked.at, request, step);
    return null;
  });
}

function refusalOf(isSentAnew: boolean, request: RequestRow, charge: ChargeRow): CaseRefusal | null {
  if (request.state !== "unknown" || request.unknownMode !== "review") return { kind: "moved_on" };
  return isSentAnew && charge.blockedAt !== null ? { kind: "charge_stopped" } : null;
}

function closeAsProposed(locked: LockedCase): Promise<void> {
  const { operator, at, one } = locked;
  const { issuer: closedByIssuer, subject: closedBySubject, name: closedByName } = operator;
  const { outcome, note = "", evidence, by } = one.proposal ?? {};
  const change = { outcome, outcomeNote: note, closedByIssuer, closedBySubject, closedByName, closedAt: at };
  const facts = { outcome, note, evidence, proposedBy: by?.name };
  return changeLockedCase(locked, "attention.closed", change, facts);
}

function stepOf({ at, one }: LockedCase, request: RequestRow, charge: ChargeRow): RequestStep {
  const decided = { caseId: one.id, proposedBy: one.proposal?.by.name };
  return one.proposal?.outcome === "send_anew"
    ? sendAnewStep(request, charge, at, decided)
    : notExecutedStep(decided);
}
