import "server-only";
import { judgeFirstSend } from "@/lib/core/refund/judge-first-send";
import { changeRequest, type RequestRow } from "@/lib/server/database/request-rows";
import { stepRequest } from "@/lib/server/database/step-request";
import type { Sending } from "./approval/send-approved";
import { firstSendNow, firstSendStep, type LookBefore, withdrawnStep } from "./first-send";
import type { Mark } from "./marked-send";
import { nextLook } from "./next-look";

/**
 * Takes a request that was held back to its first send, once its time is over and if its author may still refund. The
 * caller holds the charge's lock and has just looked at Stripe: whoever undoes it comes before this or too late.
 */
export async function sendHeld(
  { transaction, worker, at, stripeNow, hands }: Sending,
  row: RequestRow,
  looked: LookBefore,
): Promise<Mark | null> {
  if (row.heldUntil !== null && row.heldUntil > at) return lookAgain(row.heldUntil);
  const verdict = judgeFirstSend(await firstSendNow(transaction, row, looked));
  switch (verdict.kind) {
    case "send": {
      const stepped = await stepRequest(transaction, worker, at, row, firstSendStep(row, at, stripeNow));
      return { row: stepped, hadOpenSend: false };
    }
    case "withdraw":
      await stepRequest(transaction, worker, at, row, withdrawnStep(verdict.why));
      return null;
    case "wait":
      return lookAgain(nextLook(row.state, row.looks, at, hands.chance()));
  }

  async function lookAgain(nextAt: Date | null): Promise<null> {
    await changeRequest(transaction, row.id, { nextAt, looks: row.looks + 1, leaseUntil: null });
    return null;
  }
}
