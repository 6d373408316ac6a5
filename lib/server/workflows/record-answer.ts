import "server-only";
import type { Actor } from "@/lib/core/operator";
import { laterMode, stateOfStatus } from "@/lib/core/refund/refund-ledger";
import type { StripeWords } from "@/lib/core/refund/requested-refund";
import { judgeAnswer, type SendAnswer, type Verdict } from "@/lib/core/refund/send-answer";
import { pauseMilliseconds } from "@/lib/core/refund/send-plan";
import { appendAudit } from "@/lib/server/database/append-audit";
import { lockCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { changeRequest, lockRequestsOfCharge, type RequestRow } from "@/lib/server/database/request-rows";
import type { RequestStep } from "@/lib/server/database/step-request";
import { stopCharge, type Writing } from "@/lib/server/database/stop-charge";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { Books } from "./books";
import type { MarkedSend } from "./marked-send";
import { nextLook } from "./next-look";

/**
 * Writes down what one send came to. If another driver or a webhook has settled the request meanwhile, that
 * stays; if another send began since the mark, no refusal counts as proof.
 */
export function recordAnswer(
  actor: Actor,
  marked: MarkedSend,
  answer: SendAnswer,
  hands: Hands,
): Promise<RequestRow> {
  return inTransaction(hands.database, async (transaction) => {
    const charge = await lockCharge(transaction, marked.row.chargeId);
    const rows = await lockRequestsOfCharge(transaction, charge.chargeId);
    const row = rows.find(({ id }) => id === marked.row.id);
    if (!row) throw new Error(`refund request ${marked.row.id} has no row`);
    await point("record:locked");
    if (row.state !== "submitting" && row.state !== "unknown") return row;
    const { id: requestId, chargeId, currency, extent, amountMinor } = row;
    const mayHaveTwin = marked.hadOpenSend || row.sends !== marked.row.sends;
    const verdict = judgeAnswer(answer, { requestId, chargeId, currency, extent, amountMinor, mayHaveTwin });
    await point("record:judged");
    // Two people had it sent anew meanwhile: what the old key came to says nothing of the new one, save a refund.
    if (row.generation !== marked.row.generation && verdict.kind !== "accepted") return row;
    const at = hands.clock.now();
    const writing = { transaction, actor, at };
    const books = new Books(writing, charge, rows);
    const recorded =
      verdict.kind === "not_executed" && !isFinalRefusal(verdict, mayHaveTwin)
        ? await waitToSendAgain(writing, row, verdict, mayHaveTwin, hands.chance())
        : await books.step(row, stepOf(row, verdict, wordsOf(answer), at, hands.chance()));
    const fault = books.figureFault();
    if (fault !== null) await stopCharge(writing, books.charge, [fault]);
    await point("record:written");
    return recorded;
  });
}

/** A key that Stripe does not let refund will not let it a second later: that is an answer, not a wait. */
function isFinalRefusal(verdict: Extract<Verdict, { kind: "not_executed" }>, mayHaveTwin: boolean): boolean {
  return verdict.words.httpStatus !== 429 && !mayHaveTwin;
}

/** What Stripe itself said; a program in between is not quoted as Stripe. */
function wordsOf(answer: SendAnswer): StripeWords | null {
  return answer.kind === "error" ? answer.words : null;
}

function stepOf(
  row: RequestRow,
  verdict: Verdict,
  words: StripeWords | null,
  at: Date,
  chance: number,
): RequestStep {
  switch (verdict.kind) {
    case "accepted":
      return acceptedStep(verdict.refund, at);
    case "refused":
    case "not_executed":
      return {
        to: "failed",
        change: { ...settled, failure: verdict.words },
        facts: { ...verdict.words, proof: "Stripe refused this send and no other one is open" },
      };
    case "unknown": {
      const nextAt = new Date(at.getTime() + pauseMilliseconds(row.sends - 1, chance));
      const sawServerError = row.sawServerError || verdict.isServerError;
      const unknownMode = laterMode(row.unknownMode, verdict.mode);
      return {
        to: "unknown",
        change: { unknownMode, sawServerError, failure: words ?? row.failure, nextAt, leaseUntil: null },
        facts: { mode: unknownMode, why: verdict.why, sends: row.sends, ...words },
      };
    }
  }
}

const settled = { hasOpenSend: false, unknownMode: null, nextAt: null, leaseUntil: null } as const;

function acceptedStep(refund: Extract<Verdict, { kind: "accepted" }>["refund"], at: Date): RequestStep {
  const { id: refundId, status, amount } = refund;
  const to = stateOfStatus(status);
  const { amountMinor: movedMinor, currency } = amount;
  return {
    to,
    change: {
      ...settled,
      failure: null,
      refundId,
      refundStatus: status,
      movedMinor,
      nextAt: nextLook(to, 0, at, 0),
    },
    facts: { refundId, amountMinor: movedMinor, currency, by: "answer" },
    refund,
  };
}

/** The send provably never ran, so the state stays and the same key goes out again later. */
async function waitToSendAgain(
  { transaction, actor, at }: Writing,
  row: RequestRow,
  { words }: Extract<Verdict, { kind: "not_executed" }>,
  mayHaveTwin: boolean,
  chance: number,
): Promise<RequestRow> {
  const nextAt = new Date(at.getTime() + pauseMilliseconds(row.sends - 1, chance));
  const clean = mayHaveTwin ? {} : { hasOpenSend: false, firstSentAt: null };
  const entry = { event: "refund.send_not_executed", object: row.id, facts: { ...words, nextAt } };
  await appendAudit(transaction, actor, at, [entry]);
  return changeRequest(transaction, row.id, {
    ...clean,
    failure: words,
    nextAt,
    leaseUntil: null,
    updatedAt: at,
  });
}
