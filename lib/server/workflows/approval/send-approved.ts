import "server-only";
import { approvalFacts, type LookedAt } from "@/lib/core/approval/approval-facts";
import { type ApprovedNow, judgeApproved } from "@/lib/core/approval/judge-approved";
import { mayDo, type WorkerActor } from "@/lib/core/operator";
import { approvalHash } from "@/lib/server/approval-hash";
import type { Transaction } from "@/lib/server/database/database";
import { changeRequest, type RequestRow } from "@/lib/server/database/request-rows";
import { rolesNow } from "@/lib/server/database/roles-now";
import { type RequestStep, stepRequest } from "@/lib/server/database/step-request";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { firstSendNow, firstSendStep, withdrawnStep } from "../first-send";
import type { Mark } from "../marked-send";
import { nextLook } from "../next-look";

export type Sending = {
  readonly transaction: Transaction;
  readonly worker: WorkerActor;
  readonly at: Date;
  readonly stripeNow: Date;
  readonly hands: Hands;
};

/**
 * Takes an approved request to its first send, if the approval still holds: facts and rights are asked once more, in
 * the transaction that marks the send. Otherwise it goes before a second person again, or ends. The caller holds the
 * charge's lock and has just looked at Stripe.
 */
export async function sendApproved(
  sending: Sending,
  row: RequestRow,
  looked: LookedAt,
): Promise<Mark | null> {
  const { transaction, worker, at, stripeNow, hands } = sending;
  const verdict = judgeApproved(await approvedNow(transaction, row, looked));
  await point("approved:judged");
  switch (verdict.kind) {
    case "wait": {
      const nextAt = nextLook(row.state, row.looks, at, hands.chance());
      await changeRequest(transaction, row.id, { nextAt, looks: row.looks + 1, leaseUntil: null });
      return null;
    }
    case "withdraw":
      await stepRequest(transaction, worker, at, row, withdrawnStep(verdict.why));
      return null;
    case "lapse":
      await stepRequest(transaction, worker, at, row, lapsedStep(row, verdict.why));
      return null;
    case "send": {
      const stepped = await stepRequest(transaction, worker, at, row, firstSendStep(row, at, stripeNow));
      return { row: stepped, hadOpenSend: false };
    }
  }
}

async function approvedNow(
  transaction: Transaction,
  row: RequestRow,
  looked: LookedAt,
): Promise<ApprovedNow> {
  const { decidedByIssuer, decidedBySubject, decidedAt } = row;
  if (decidedByIssuer === null || decidedBySubject === null || decidedAt === null) {
    throw new Error(`${row.id} is approved by nobody`);
  }
  const approver = { issuer: decidedByIssuer, subject: decidedBySubject };
  const first = await firstSendNow(transaction, row, looked);
  const ofApprover = await rolesNow(transaction, approver, { roles: ["lead"], at: decidedAt });
  return {
    ...first,
    isAsApproved: approvalHash(row, approvalFacts(row.id, looked)) === row.approvedSha256,
    mayApproverApprove: mayDo(ofApprover, "refunds.approve"),
  };
}

/** The time for waiting does not begin anew: whoever asks for so long asks again. */
function lapsedStep(row: RequestRow, why: string): RequestStep {
  return {
    to: "awaiting_approval",
    change: {
      decidedByIssuer: null,
      decidedBySubject: null,
      decidedByName: null,
      decidedAt: null,
      decisionNote: null,
      approvedSha256: null,
      nextAt: null,
      leaseUntil: null,
    },
    facts: { why, approvedBy: row.decidedByName },
  };
}
