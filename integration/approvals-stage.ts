import type { ApprovalRefusal } from "@/lib/core/approval/approval-acts";
import type { Operator } from "@/lib/core/operator";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import { findRequest, type RequestRow } from "@/lib/server/database/request-rows";
import type { DatabaseKind } from "@/lib/server/database/test-database";
import { readApprovalPageWith } from "@/lib/server/reads/approval-page";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { eurosOfAgents, setLimits } from "./limits-stage";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

export const ana = operatorNamed("Ana");
export const mira = operatorNamed("Mira", ["lead"]);
export const tom = operatorNamed("Tom", ["lead"]);

/** A stage on which agents refund 10.00 alone. */
export async function openApprovalsStage(kind: DatabaseKind): Promise<Stage> {
  const stage = await openStage(kind);
  await setLimits(stage, eurosOfAgents({ perRefund: 1000n }));
  return stage;
}

/** A refund of 20.00 of 50.00 that waits, as long as an agent's limit is lower. */
export async function waitingRefund(
  stage: Stage,
  by: Operator = ana,
): Promise<{ charge: string; refund: RequestedRefund }> {
  const charge = await payment(stage, 5000);
  const outcome = await requestRefundWith(stage.hands, by, partOf(charge, 2000, 5000));
  if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
  if (outcome.refund.state !== "awaiting_approval") throw new Error(`it is ${outcome.refund.state}`);
  return { charge, refund: outcome.refund };
}

/** What a form of the page of this moment would send. */
export async function askedNow({ hands }: Stage, { id: requestId }: RequestedRefund, words = "") {
  const page = await readApprovalPageWith(hands, mira, requestId, "en-IE");
  return { requestId, seenSha256: page?.shownSha256 ?? "", words };
}

/** Sums and our numbers of the refunds at Stripe. */
export async function refundsAtStripe({ dashboard }: Stage, charge: string) {
  const { data } = await dashboard.refunds.list({ charge });
  return data.map(({ amount, metadata }) => [amount, metadata?.request_id]);
}

export async function rowOf({ hands }: Stage, { id }: RequestedRefund): Promise<RequestRow> {
  const row = await findRequest(hands.database, id);
  if (!row) throw new Error(`no row of ${id}`);
  return row;
}

export function refusedAs(kind: ApprovalRefusal["kind"]) {
  return { kind: "refused", refusal: { kind } };
}

export function hoursLater(hours: number): Date {
  return new Date(Date.now() + hours * 3_600_000);
}

/** The same hands at another time. */
export function handsAt({ hands }: Stage, now: Date) {
  return { ...hands, clock: { ...hands.clock, now: () => now } };
}
