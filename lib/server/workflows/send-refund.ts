import "server-only";
import type { Actor } from "@/lib/core/operator";
import { type RequestRow, toRequestedRefund } from "@/lib/server/database/request-rows";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { onAccount } from "@/lib/server/stripe/on-account";
import { sendRefundToStripe } from "@/lib/server/stripe/send-refund-to-stripe";
import { isFresh, type MarkedSend } from "./marked-send";
import { recordAnswer } from "./record-answer";

/** Sends a marked refund once and writes down what came back. No transaction is open while Stripe works. */
export async function sendRefund(actor: Actor, marked: MarkedSend, hands: Hands): Promise<RequestRow> {
  await point("send:marked");
  if (!isFresh(marked, hands.clock)) return marked.row;
  const { row } = marked;
  // By its own row, whoever sends it: under the same key another account would refund once more.
  const { stripe } = onAccount(hands, row.connectedAccount);
  const { answer, wasRepeated } = await sendRefundToStripe(stripe, {
    refund: toRequestedRefund(row),
    idempotencyKey: row.idempotencyKey,
    generation: row.generation,
    contentHash: row.contentHash,
  });
  await point("send:answered");
  // The try that broke off may still arrive, so what the other one was answered with is no proof alone.
  const sent = wasRepeated ? { ...marked, hadOpenSend: true } : marked;
  return recordAnswer(actor, sent, answer, hands);
}
