import "server-only";
import { isBlockedByDispute } from "@/lib/core/charge/charge-figures";
import type { WorkerActor } from "@/lib/core/operator";
import { isInFlight } from "@/lib/core/refund/refund-ledger";
import { planSend, type SendPlan } from "@/lib/core/refund/send-plan";
import { appendAudit } from "@/lib/server/database/append-audit";
import { seeCharge } from "@/lib/server/database/charge-rows";
import { inTransaction, type Transaction } from "@/lib/server/database/database";
import { changeRequest, type RequestRow } from "@/lib/server/database/request-rows";
import { stepRequest } from "@/lib/server/database/step-request";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";
import type { GatheredCharge } from "@/lib/server/stripe/gathered-charge";
import { onAccount } from "@/lib/server/stripe/on-account";
import { askWatchingClock } from "@/lib/server/stripe/watch-clock";
import { sendApproved } from "./approval/send-approved";
import { leaseMilliseconds } from "./lease";
import { type Mark, momentOf } from "./marked-send";
import { nextLook } from "./next-look";
import { observeRefunds } from "./observe-refunds";
import { reviewAbsent } from "./review-absent";
import { sendHeld } from "./send-held";
import { sendRefund } from "./send-refund";

/**
 * Carries one request on, from wherever it stands: looks at Stripe, adopts what is found there, and only if
 * nothing is found and the key is young enough sends once more under the same key. Repeatable at any point.
 */
export async function driveRefund(worker: WorkerActor, claimed: RequestRow, given: Hands): Promise<void> {
  await point("drive:begun");
  const hands = onAccount(given, claimed.connectedAccount);
  const lookedAt = momentOf(hands.clock);
  const gathered = await askWatchingClock(hands.clock, () => gatherCharge(hands.stripe, claimed.chargeId));
  await point("drive:gathered");
  if (gathered.kind === "absent" && (await reviewAbsent(worker, claimed, gathered.seenAt, hands))) return;
  if (gathered.kind !== "found") return lookLater(claimed, hands);
  const marked = await observeAndPlan(worker, claimed.id, gathered.value, gathered.seenAt, hands);
  await point("drive:planned");
  if (marked) await sendRefund(worker, { ...marked, lookedAt }, hands);
}

async function lookLater(row: RequestRow, { clock, chance, database }: Hands): Promise<void> {
  await point("drive:blind");
  const nextAt = nextLook(row.state, row.looks, clock.now(), chance());
  await changeRequest(database, row.id, { nextAt, looks: row.looks + 1, leaseUntil: null });
  await point("drive:put-off");
}

function observeAndPlan(
  worker: WorkerActor,
  requestId: string,
  gathered: GatheredCharge,
  stripeNow: Date,
  hands: Hands,
): Promise<Mark | null> {
  return inTransaction(hands.database, async (transaction) => {
    const at = hands.clock.now();
    const seen = await seeCharge(transaction, gathered.charge, stripeNow);
    await point("plan:charge-seen");
    const observed = await observeRefunds({ transaction, actor: worker, at, seen }, gathered);
    await point("plan:observed");
    const row = observed.requests.find(({ id }) => id === requestId);
    if (!row) throw new Error(`refund request ${requestId} has no row`);
    if (isBeforeFirstSend(row) && !hands.comparison.isOver) return waitForComparison(transaction, row, at);
    if (row.state === "held") {
      return sendHeld({ transaction, worker, at, stripeNow, hands }, row, { ...gathered, ...observed });
    }
    if (row.state === "approved") {
      return sendApproved({ transaction, worker, at, stripeNow, hands }, row, { ...gathered, ...observed });
    }
    const plan = planFor(row, gathered, stripeNow, observed.isStopped);
    return carryOut(transaction, worker, row, plan, stripeNow, hands);
  });
}

/**
 * A refund that bears our id but was not adopted is a contradiction: nothing may be sent or called failed. Of a
 * stopped charge's requests nothing follows either until people have looked, and a disputed one's are watched; but
 * one that people had sent anew goes back to them.
 */
function planFor(
  row: RequestRow,
  { refunds, disputes }: GatheredCharge,
  stripeNow: Date,
  isStopped: boolean,
): Plan {
  if (!isInFlight(row.state)) return "wait";
  const isContradicted = refunds.some(({ requestId }) => requestId === row.id);
  if (isContradicted) return row.unknownMode === "review" ? "wait" : { review: contradicted };
  if (isStopped) return "wait";
  const plan = planSend(row, stripeNow);
  if (plan === "review") return { review: lateEffectPossible };
  if (plan === "fail_not_executed" && row.paymentIntentId !== null) return { review: namedByIntent };
  if (plan !== "send" || !isBlockedByDispute(disputes)) return plan;
  return isDecidedAnew(row) ? { review: disputed } : "wait";
}

/** What to do with a request, and where people have to look, why. */
type Plan = Exclude<SendPlan, "review"> | { readonly review: string };

const contradicted = "Stripe shows a refund under this request that is not the one it asked for";
const lateEffectPossible = "Stripe answered 500 and shows no refund 25 hours later";
const namedByIntent =
  "Stripe was told the payment intent and shows no refund of this charge 25 hours later; another charge of the intent may have been refunded";
const disputed = "A dispute of the payment is open, so it could not be sent anew";

/** Of a send that is written down the look has told; before the first one the whole of the books has to be right. */
function isBeforeFirstSend(row: RequestRow): boolean {
  return row.state === "held" || row.state === "approved" || isDecidedAnew(row);
}

/** Commonly the comparison takes a second, so the pauses of whoever waits for Stripe would be too long. */
const comparisonPauseMilliseconds = 2_000;

async function waitForComparison(transaction: Transaction, row: RequestRow, at: Date): Promise<null> {
  const nextAt = new Date(at.getTime() + comparisonPauseMilliseconds);
  await changeRequest(transaction, row.id, { nextAt, leaseUntil: null });
  return null;
}

/** Two people had it sent under another key, which never went out. Nothing else would end it: no key grows old. */
function isDecidedAnew({ generation, sends }: RequestRow): boolean {
  return generation > 0 && sends === 0;
}

async function carryOut(
  transaction: Transaction,
  worker: WorkerActor,
  row: RequestRow,
  plan: Plan,
  stripeNow: Date,
  hands: Hands,
): Promise<Mark | null> {
  const at = hands.clock.now();
  if (typeof plan === "object") {
    await stepRequest(transaction, worker, at, row, reviewStep(plan.review, at));
    await point("plan:in-review");
    return null;
  }
  switch (plan) {
    case "send":
      return markSend(transaction, worker, row, stripeNow, hands);
    case "wait": {
      const nextAt = nextLook(row.state, row.looks, at, hands.chance());
      await changeRequest(transaction, row.id, { nextAt, looks: row.looks + 1, leaseUntil: null });
      await point("plan:waiting");
      return null;
    }
    case "fail_not_executed":
      await stepRequest(transaction, worker, at, row, notExecutedStep(row, stripeNow));
      await point("plan:not-executed");
      return null;
  }
}

async function markSend(
  transaction: Transaction,
  worker: WorkerActor,
  row: RequestRow,
  stripeNow: Date,
  hands: Hands,
): Promise<Mark> {
  const at = hands.clock.now();
  const lease = new Date(at.getTime() + leaseMilliseconds);
  const marked = await changeRequest(transaction, row.id, {
    firstSentAt: row.firstSentAt ?? stripeNow,
    lastSentAt: stripeNow,
    sends: row.sends + 1,
    hasOpenSend: true,
    nextAt: lease,
    leaseUntil: lease,
    updatedAt: at,
  });
  await point("plan:marked");
  const facts = { send: marked.sends, stripeNow, hadOpenSend: row.hasOpenSend };
  await appendAudit(transaction, worker, at, [{ event: "refund.send_marked", object: row.id, facts }]);
  return { row: marked, hadOpenSend: row.hasOpenSend };
}

function reviewStep(why: string, at: Date) {
  return {
    to: "unknown",
    change: { unknownMode: "review", nextAt: new Date(at.getTime() + 3_600_000), leaseUntil: null },
    facts: { mode: "review", why },
  } as const;
}

function notExecutedStep(row: RequestRow, stripeNow: Date) {
  return {
    to: "failed",
    change: { hasOpenSend: false, unknownMode: null, nextAt: null, leaseUntil: null },
    facts: { proof: "verified not executed", lastSentAt: row.lastSentAt, stripeNow },
  } as const;
}
