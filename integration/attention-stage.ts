import { eq } from "drizzle-orm";
import { caseVersion } from "@/lib/core/attention/case-acts";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import type { WorkerActor } from "@/lib/core/operator";
import { openCase } from "@/lib/server/database/attention-rows";
import { findCase, listCasesOfRequest, toAttentionCase } from "@/lib/server/database/case-rows";
import { chargeLedger } from "@/lib/server/database/charge-tables";
import { inTransaction } from "@/lib/server/database/database";
import { readStory } from "@/lib/server/database/read-story";
import { changeRequest } from "@/lib/server/database/request-rows";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { partOf, payment } from "./refund-requests";
import { operatorNamed, type Stage } from "./stage";

export const worker: WorkerActor = { kind: "worker", name: "settle-test" };

/** An answer that refuses for this reason. */
export const refusedAs = (kind: string) => ({ kind: "refused", refusal: { kind } });

export async function requestOf(stage: Stage, charge: string) {
  const outcome = await requestRefundWith(stage.hands, operatorNamed("Ana"), partOf(charge, 1000, 5000));
  if (outcome.kind !== "made") throw new Error("refused");
  return outcome.refund;
}

/** A case as it stands, and what a form of this moment would name. */
export async function seenCase({ hands }: Stage, caseId: string) {
  const known = await findCase(hands.database, caseId);
  if (!known) throw new Error(`no case ${caseId}`);
  const one = toAttentionCase(known);
  return { one, asked: { caseId, version: caseVersion(one) } };
}

/** A refund that failed at the bank after it had succeeded. */
export async function failedCase(stage: Stage) {
  const charge = await payment(stage, 5000);
  const refund = await requestOf(stage, charge);
  await stage.control("POST refunds", { refund: refund.refundId, becomes: "failed" });
  await lookAtCharge(worker, onOurAccount(charge), stage.hands);
  return { charge, requestId: refund.id, caseId: await firstCaseOf(stage, refund.id) };
}

/** Stripe answered 500 and did nothing, and 25 hours have passed: only people can tell. */
export async function unknownCase(stage: Stage) {
  const charge = await payment(stage, 5000);
  const on = { method: "POST", path: "/v1/refunds" };
  await stage.control("POST faults", { on, fault: "error_500", times: 1 });
  const { id: requestId } = await requestOf(stage, charge);
  const longAgo = new Date(Date.now() - 26 * 3_600_000);
  const sent = { firstSentAt: longAgo, lastSentAt: longAgo, nextAt: new Date(0), leaseUntil: null };
  await changeRequest(stage.hands.database, requestId, sent);
  await settleDue(worker, stage.hands);
  return { charge, requestId, caseId: await firstCaseOf(stage, requestId) };
}

async function firstCaseOf({ hands }: Stage, requestId: string) {
  const [first] = await listCasesOfRequest(hands.database, requestId);
  if (!first) throw new Error(`no case of ${requestId}`);
  return first.row.id;
}

/** What the audit log tells of something, event by event. */
export async function eventsOf({ hands }: Stage, object: string): Promise<string[]> {
  return (await readStory(hands.database, object)).map(({ event }) => event);
}

/** Stops a payment and opens the case that says so, as whoever compares the books does. */
export async function stopCharge(
  { hands }: Stage,
  charge: string,
  kind: "books_disagree" | "recovered_from_stripe",
) {
  const caseId = `ac_${hands.newNumber()}`;
  await inTransaction(hands.database, async (transaction) => {
    const stopped = { blockedAt: new Date(), blockedWhy: "test" };
    await transaction.update(chargeLedger).set(stopped).where(eq(chargeLedger.chargeId, charge));
    const about = { kind, subject: charge, chargeId: charge, requestId: null, facts: {}, livemode: false };
    await openCase(transaction, worker, new Date(), { id: caseId, ...about });
  });
  return caseId;
}
