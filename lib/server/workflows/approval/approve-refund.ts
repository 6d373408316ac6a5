import "server-only";
import { type ApprovalRefusal, decideApprovalAct } from "@/lib/core/approval/approval-acts";
import { approvalFacts, figuresWithout } from "@/lib/core/approval/approval-facts";
import { consoleActor, type Operator } from "@/lib/core/operator";
import { chargeRefusal } from "@/lib/core/refund/refund-policy";
import { approvalHash } from "@/lib/server/approval-hash";
import { seeCharge } from "@/lib/server/database/charge-rows";
import { inTransaction, type Transaction } from "@/lib/server/database/database";
import { findRequest, type RequestRow } from "@/lib/server/database/request-rows";
import { type RequestStep, stepRequest } from "@/lib/server/database/step-request";
import { type Hands, hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { point } from "@/lib/server/point";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";
import type { GatheredCharge } from "@/lib/server/stripe/gathered-charge";
import { onAccount } from "@/lib/server/stripe/on-account";
import { askWatchingClock } from "@/lib/server/stripe/watch-clock";
import { driveRefund } from "../drive-refund";
import { leaseMilliseconds } from "../lease";
import { observeRefunds } from "../observe-refunds";
import { type ApprovalAnswer, type AskedApproval, assertMay, refused, toWaiting } from "./act-on-approval";

/**
 * Approves a request as it was shown, after a look at Stripe in the same moment, and sends it. The approval is written
 * down first, so whatever happens after it the worker carries the request on; before the send facts and rights are
 * asked once more.
 */
export async function approveRefund(operator: Operator, asked: AskedApproval): Promise<ApprovalAnswer> {
  return approveRefundWith(await hands(), operator, asked);
}

/** The same with given hands. */
export async function approveRefundWith(
  given: Hands,
  operator: Operator,
  asked: AskedApproval,
): Promise<ApprovalAnswer> {
  assertMay(operator, "approve");
  const seen = await findRequest(given.database, asked.requestId);
  if (!seen || seen.livemode !== given.livemode) return refused({ kind: "absent" });
  const open = onAccount(given, seen.connectedAccount);
  const gathered = await askWatchingClock(open.clock, () => gatherCharge(open.stripe, seen.chargeId));
  await point("approve:gathered");
  if (gathered.kind === "trouble") {
    return refusedBy({ kind: "stripe_trouble", trouble: gathered.trouble });
  }
  if (gathered.kind === "absent") {
    return refusedBy({ kind: "charge_absent", chargeId: seen.chargeId, livemode: open.livemode });
  }
  const approved = await approve(open, operator, asked, gathered.value, gathered.seenAt);
  await point("approve:approved");
  if (approved.kind !== "approved") return approved;
  await driveRefund(consoleActor, approved.row, open).catch((error: unknown) => {
    log().error({ err: error, requestId: asked.requestId }, "an approved refund could not be sent at once");
  });
  return { kind: "done", row: (await findRequest(open.database, asked.requestId)) ?? approved.row };
}

type Approved = ApprovalAnswer | { readonly kind: "approved"; readonly row: RequestRow };

function approve(
  { database, clock }: Hands,
  operator: Operator,
  asked: AskedApproval,
  gathered: GatheredCharge,
  seenAt: Date,
): Promise<Approved> {
  return inTransaction(database, async (transaction): Promise<Approved> => {
    const at = clock.now();
    const seen = await seeCharge(transaction, gathered.charge, seenAt);
    const observing = { transaction, actor: consoleActor, at, seen };
    const { requests, isStopped } = await observeRefunds(observing, gathered);
    const row = requests.find(({ id }) => id === asked.requestId);
    if (!row) throw new Error(`refund request ${asked.requestId} has no row`);
    const looked = { ...gathered, requests, isStopped };
    const hash = approvalHash(row, approvalFacts(row.id, looked));
    const isAsSeen = hash === asked.seenSha256;
    const decision = decideApprovalAct("approve", toWaiting(row), operator, { isAsSeen, now: at });
    if (decision.kind === "done") return { kind: "done", row };
    if (decision.kind === "refuse") return refused(decision.refusal);
    const figures = figuresWithout(row.id, looked);
    const stands = chargeRefusal({ ...gathered, figures, isStopped, earlier: [], seenAt });
    if (stands !== null) return refusedBy(stands);
    return { kind: "approved", row: await step(transaction, operator, at, row, asked.words, hash) };
  });
}

function step(
  transaction: Transaction,
  operator: Operator,
  at: Date,
  row: RequestRow,
  note: string,
  approvedSha256: string,
): Promise<RequestRow> {
  // For as long as the lease lasts this process sends it; after that the worker does.
  const lease = new Date(at.getTime() + leaseMilliseconds);
  const approved: RequestStep = {
    to: "approved",
    change: {
      decidedByIssuer: operator.issuer,
      decidedBySubject: operator.subject,
      decidedByName: operator.name,
      decidedAt: at,
      decisionNote: note === "" ? null : note,
      approvedSha256,
      nextAt: lease,
      leaseUntil: lease,
    },
    facts: { approvedSha256, note },
  };
  return stepRequest(transaction, operator, at, row, approved);
}

function refusedBy(refusal: Extract<ApprovalRefusal, { kind: "refused" }>["refusal"]) {
  return refused({ kind: "refused", refusal });
}
