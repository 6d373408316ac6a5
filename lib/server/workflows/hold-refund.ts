import "server-only";
import { approvalFacts } from "@/lib/core/approval/approval-facts";
import type { Order } from "@/lib/core/calculation/order";
import { chargeFigures } from "@/lib/core/charge/charge-figures";
import { isCashBalance } from "@/lib/core/charge/payable";
import { unseenReservedMinor } from "@/lib/core/charge/unseen-reserved";
import { holdSecondsOf } from "@/lib/core/limits/hold-seconds";
import { type Money, money } from "@/lib/core/money/money";
import { consoleActor, type Operator } from "@/lib/core/operator";
import { decideRefund } from "@/lib/core/refund/refund-policy";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import type { Refusal } from "@/lib/core/refund/refusal";
import { lockCharge, reserveOnCharge, seeCharge } from "@/lib/server/database/charge-rows";
import { inTransaction, type Transaction } from "@/lib/server/database/database";
import { findAttempt, type RequestRow } from "@/lib/server/database/request-rows";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import type { GatheredCharge } from "@/lib/server/stripe/gathered-charge";
import { contentHash } from "./content-hash";
import { gatherEarlier } from "./gather-earlier";
import { gatherLimits } from "./gather-limits";
import { observeRefunds } from "./observe-refunds";
import { requireStepUp } from "./require-step-up";
import { AttemptTaken, type WayOn, writeRequest } from "./write-request";

/** The charge, and what was bought with it where that decides the amount. */
export type GatheredOrder = GatheredCharge & { readonly order: Order | null };

export type Held =
  | { readonly kind: "held"; readonly row: RequestRow }
  | { readonly kind: "repeat"; readonly row: RequestRow }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/**
 * Decides and, if it goes, writes the request down as a reservation that is about to be sent, or that waits for a
 * second person: row, figures and audit entries in one transaction, before Stripe is called. `seenAt` is Stripe's
 * clock of the look.
 */
export async function holdRefund(
  operator: Operator,
  request: RefundRequest,
  gathered: GatheredOrder,
  seenAt: Date,
  hands: Hands,
): Promise<Held> {
  try {
    return await holdOnce(operator, request, gathered, seenAt, hands);
  } catch (error) {
    if (!(error instanceof AttemptTaken)) throw error;
    // Its row belongs to another charge, whose lock is not ours: what this transaction did is taken back.
    const earlier = await findAttempt(hands.database, operator, request.attemptId);
    if (!earlier) throw error;
    return repeatOf(earlier, request);
  }
}

function holdOnce(
  operator: Operator,
  request: RefundRequest,
  gathered: GatheredOrder,
  seenAt: Date,
  hands: Hands,
): Promise<Held> {
  return inTransaction(hands.database, async (transaction): Promise<Held> => {
    const at = hands.clock.now();
    const { charge } = gathered;
    const seen = await seeCharge(transaction, charge, seenAt);
    await point("hold:charge-seen");
    const observing = { transaction, actor: consoleActor, at, seen };
    const { requests: rows, isStopped } = await observeRefunds(observing, gathered);
    await point("hold:observed");
    const earlier = rows.find((row) => isAttempt(row, operator, request.attemptId));
    if (earlier) return repeatOf(earlier, request);
    const heldMinor = unseenReservedMinor(rows, gathered.refunds);
    const figures = chargeFigures(charge, gathered.refunds, heldMinor);
    const past = await gatherEarlier(transaction, request, { gathered, rows, figures, seenAt });
    const { inForce, limits } = await gatherLimits(
      transaction,
      hands.canStepUp,
      operator,
      charge,
      past,
      seenAt,
    );
    await point("hold:limits-bound");
    const decision = decideRefund(request, {
      ...gathered,
      figures,
      isStopped,
      earlier: past,
      seenAt,
      limits,
    });
    if (decision.kind === "refuse") return { kind: "refused", refusal: decision.refusal };
    const { amount, repeats, reason, calculation, over, stepUpAbove } = decision;
    const due = { charge, amount, reason, above: stepUpAbove };
    const proved = await requireStepUp(transaction, operator, request, due, hands);
    if (proved.kind === "refused") return proved;
    if (!(await reserveOnCharge(transaction, charge.id, amount.amountMinor))) {
      return { kind: "refused", refusal: await overLeft(transaction, charge.id, amount) };
    }
    await point("hold:reserved");
    // Without a sum Stripe would also take what other requests of ours have set aside, and what comes back until
    // then: a bank may return a refund that went out before. Where nothing was taken yet, nothing can come back.
    const extent = figures.leftMinor < figures.paidMinor ? "part" : request.amount.kind;
    const row = await writeRequest(
      transaction,
      operator,
      request,
      {
        amount,
        extent: isCashBalance(charge.id) ? "part" : extent,
        wholeCharge: request.amount.kind === "whole" && !isCashBalance(charge.id),
        repeats,
        reason,
        calculation,
        limitVersion: inForce.version,
        charge,
        stepUpAbove,
        stepUpId: proved.stepUpId,
      },
      over.length === 0
        ? wayOfOne(holdSecondsOf(inForce.set, operator), { at, seenAt })
        : {
            kind: "waiting",
            over,
            facts: approvalFacts(null, { ...gathered, requests: rows, isStopped }),
          },
      hands,
    );
    return { kind: "held", row };
  });
}

/** What one person may do alone goes at once, unless that person's role is given time for second thoughts. */
function wayOfOne(seconds: number, { at, seenAt }: { readonly at: Date; readonly seenAt: Date }): WayOn {
  if (seconds === 0) return { kind: "sent", seenAt };
  return { kind: "held", until: new Date(at.getTime() + seconds * 1_000) };
}

async function overLeft(transaction: Transaction, chargeId: string, asked: Money): Promise<Refusal> {
  const row = await lockCharge(transaction, chargeId);
  const leftMinor = row.capturedMinor - row.reservedMinor - row.postedMinor - row.externalMinor;
  return { kind: "over_left", asked, left: money(leftMinor > 0n ? leftMinor : 0n, asked.currency) };
}

function isAttempt(row: RequestRow, { issuer, subject }: Operator, attemptId: string): boolean {
  return row.attemptId === attemptId && row.requesterIssuer === issuer && row.requesterSubject === subject;
}

/** The same attempt once more: its first result, or a refusal when the content is another one. */
export function repeatOf(earlier: RequestRow, request: RefundRequest): Exclude<Held, { kind: "held" }> {
  if (earlier.contentHash === contentHash(request)) return { kind: "repeat", row: earlier };
  return { kind: "refused", refusal: { kind: "attempt_reused", earlierRequestId: earlier.id } };
}
