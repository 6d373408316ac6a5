import "server-only";
import { needsOrder } from "@/lib/core/calculation/calculation";
import type { Order } from "@/lib/core/calculation/order";
import type { Charge } from "@/lib/core/charge/charge";
import { consoleActor, type Operator } from "@/lib/core/operator";
import { isWaiting } from "@/lib/core/refund/refund-ledger";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import type { Refusal } from "@/lib/core/refund/refusal";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import { findAttempt, toRequestedRefund } from "@/lib/server/database/request-rows";
import { isInTime } from "@/lib/server/ending";
import { type Hands, hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import type { Asked } from "@/lib/server/stripe/ask";
import { readConnectedBeside } from "@/lib/server/stripe/named-account";
import { onAccount } from "@/lib/server/stripe/on-account";
import { readOrder } from "@/lib/server/stripe/read-order";
import { type BegunLook, beginLook, takeEarlyLook } from "./early-look";
import { type Held, holdRefund, repeatOf } from "./hold-refund";
import { sendRefund } from "./send-refund";

export type RequestOutcome =
  | {
      readonly kind: "made";
      readonly refund: RequestedRefund;
      readonly isRepeat: boolean;
      /** As it was just before the refund; null for a repeat, which asks nothing of Stripe. */
      readonly charge: Charge | null;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** So long somebody waits for a comparison of the books that a server begins with: commonly it takes a second. */
const comparisonMilliseconds = 20_000;

/**
 * The road of a refund: look at Stripe, decide and write down, send once, write down the answer. What needs a second
 * person stops after the writing and comes back as `made` in the state `awaiting_approval`. An outcome
 * that is not proven comes back as `made` in the state `unknown`, and settles itself later.
 */
export async function requestRefund(operator: Operator, request: RefundRequest): Promise<RequestOutcome> {
  const given = await hands();
  if (!given.comparison.isOver) await isInTime(given.comparison.over, comparisonMilliseconds);
  const begun = request.connectedAccount === null ? await takeEarlyLook(request.chargeId) : null;
  return requestRefundWith(given, operator, request, begun);
}

/** The same with given hands, so that a test can play it on its own stage; with the look that has begun, if one has. */
export async function requestRefundWith(
  given: Hands,
  operator: Operator,
  request: RefundRequest,
  begun: BegunLook | null = null,
): Promise<RequestOutcome> {
  // Before anything else: a second submit opens the first one's result, also while Stripe is down.
  await point("request:asked");
  const earlier = await findAttempt(given.database, operator, request.attemptId);
  if (earlier) return outcomeOf(repeatOf(earlier, request));
  await point("request:is-new");
  if (!given.comparison.isOver) return refused({ kind: "books_compared" });
  const beside = await readConnectedBeside(given, request.connectedAccount);
  if (beside.kind === "trouble") return refused({ kind: "stripe_trouble", trouble: beside.trouble });
  // Our own account by its number would be a second place for the same charge: no page of ours sends that.
  if (beside.kind === "absent" || beside.value !== request.connectedAccount) return absent(request, given);
  const open = onAccount(given, request.connectedAccount);
  const { lookedAt, gathered: looking } = begun ?? beginLook(open, request.chargeId);
  const gathered = await looking;
  await point("request:gathered");
  if (gathered.kind === "trouble") return refused({ kind: "stripe_trouble", trouble: gathered.trouble });
  if (gathered.kind === "absent") return absent(request, open);
  // Not even looked at for our books, which hold what customers paid.
  if (gathered.value.charge.isOfTransfer) return refused({ kind: "charge_of_transfer" });
  const order = await orderFor(request, gathered.value.charge, open);
  if (order.kind === "trouble") return refused({ kind: "stripe_trouble", trouble: order.trouble });
  const bought = order.kind === "found" ? order.value : null;
  const held = await holdRefund(
    operator,
    request,
    { ...gathered.value, order: bought },
    gathered.seenAt,
    open,
  );
  if (held.kind !== "held") return outcomeOf(held);
  await point("request:held");
  const { charge } = gathered.value;
  // It waits for a second person, or for its own author to think twice; nothing is sent before that.
  if (isWaiting(held.row.state) || held.row.state === "held") {
    return { kind: "made", refund: toRequestedRefund(held.row), isRepeat: false, charge };
  }
  const marked = { row: held.row, hadOpenSend: false, lookedAt };
  const row = await sendRefund(consoleActor, marked, open);
  return { kind: "made", refund: toRequestedRefund(row), isRepeat: false, charge };
}

function absent({ chargeId }: RefundRequest, { livemode }: Hands): RequestOutcome {
  return refused({ kind: "charge_absent", chargeId, livemode });
}

/** The lines are looked up only where the amount was worked out from them. */
async function orderFor(
  { calculation }: RefundRequest,
  { paymentIntentId }: Charge,
  { stripe }: Hands,
): Promise<Asked<Order | null> | { readonly kind: "not_asked" }> {
  if (!needsOrder(calculation) || paymentIntentId === null) return { kind: "not_asked" };
  return readOrder(stripe, paymentIntentId);
}

function outcomeOf(held: Exclude<Held, { kind: "held" }>): RequestOutcome {
  if (held.kind === "refused") return refused(held.refusal);
  return { kind: "made", refund: toRequestedRefund(held.row), isRepeat: true, charge: null };
}

function refused(refusal: Refusal): RequestOutcome {
  return { kind: "refused", refusal };
}
