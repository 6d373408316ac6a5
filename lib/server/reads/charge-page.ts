import "server-only";
import { cancelRefusal } from "@/lib/core/charge/authorisation";
import { chargeFigures, chargeState, isRelease } from "@/lib/core/charge/charge-figures";
import type { ChargeView, RefundFormFacts, RefundLine } from "@/lib/core/charge/charge-view";
import { missingRight, obstaclesOf, unseenDisputes } from "@/lib/core/charge/obstacles";
import { unseenReservedMinor } from "@/lib/core/charge/unseen-reserved";
import { mayDo, type Operator } from "@/lib/core/operator";
import { earlierRefunds } from "@/lib/core/refund/earlier-refund";
import { chargeRefusal, type Gathered, needsInstructions } from "@/lib/core/refund/refund-policy";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { type BookedCharge, findBookedCharge } from "@/lib/server/database/books-version";
import { type KnownCase, listOpenCasesOfCharge, toAttentionCase } from "@/lib/server/database/case-rows";
import { listRequestsOfCharge, type RequestRow, toRequestedRefund } from "@/lib/server/database/request-rows";
import { toEarlierRefund } from "@/lib/server/database/same-ticket";
import { hands } from "@/lib/server/hands";
import { type GatheredCharge, gatherShownCharge, type ShownCharge } from "@/lib/server/stripe/gather-charge";
import { attemptId } from "./attempt-id";
import { readLimitsFor } from "./limits-for";

export type ChargePage =
  | { readonly kind: "found"; readonly view: ChargeView }
  | { readonly kind: "absent" }
  | { readonly kind: "stripe_unavailable"; readonly trouble: StripeTrouble };

const chargeIdPattern = /^(ch|py)_[A-Za-z0-9]{8,64}$/;

/** All that the page of one charge shows: Stripe's word now, beside what our books know. */
export async function readChargePage(
  operator: Operator,
  chargeId: string,
  locale: string,
): Promise<ChargePage> {
  const open = await hands();
  if (!chargeIdPattern.test(chargeId)) return { kind: "absent" };
  // Before the looks: what moves while they last shows as a newer version, and the page is refreshed.
  const booked = await findBookedCharge(open.database, chargeId);
  const [gathered, rows, cases] = await Promise.all([
    gatherShownCharge(open.stripe, chargeId),
    listRequestsOfCharge(open.database, chargeId),
    listOpenCasesOfCharge(open.database, chargeId),
  ]);
  if (gathered.kind === "absent") return { kind: "absent" };
  if (gathered.kind === "trouble") return { kind: "stripe_unavailable", trouble: gathered.trouble };
  const { value, seenAt } = gathered;
  return { kind: "found", view: await toView(operator, value, { rows, cases, booked, seenAt }, locale) };
}

/** What our books know of the charge, and Stripe's clock of the look beside it. */
type Known = {
  readonly rows: readonly RequestRow[];
  readonly cases: readonly KnownCase[];
  readonly booked: BookedCharge | null;
  readonly seenAt: Date;
};

async function toView(
  operator: Operator,
  gathered: ShownCharge,
  { rows, cases, booked, seenAt }: Known,
  locale: string,
): Promise<ChargeView> {
  const { charge, refunds, disputes } = gathered;
  const figures = chargeFigures(charge, refunds, unseenReservedMinor(rows, refunds));
  const earlier = earlierRefunds(charge, refunds, rows.map(toEarlierRefund));
  const isStopped = booked?.isStopped ?? false;
  const known: Gathered = { charge, figures, disputes, isStopped, earlier, seenAt };
  return {
    charge,
    figures,
    disputes,
    locale,
    state: chargeState(charge, figures, disputes),
    obstacles: [
      ...(mayRefund(operator) ? [] : [missingRight]),
      ...(gathered.disputesTrouble === null ? [] : [unseenDisputes]),
      ...obstaclesOf(known, locale),
    ],
    refunds: linesOf(gathered, rows),
    openCases: cases.map(toAttentionCase),
    mayCancelAuthorisation: mayDo(operator.roles, "authorisations.cancel") && cancelRefusal(charge) === null,
    // Whether a dispute forbids the refund is not known: the road would refuse as well.
    form: gathered.disputesTrouble === null ? await formFacts(operator, known, rows) : null,
    version: booked?.version ?? null,
  };
}

async function formFacts(
  operator: Operator,
  known: Gathered,
  rows: readonly RequestRow[],
): Promise<RefundFormFacts | null> {
  const { charge, earlier, seenAt } = known;
  if (!mayRefund(operator) || chargeRefusal(known) !== null) return null;
  return {
    attemptId: attemptId(operator, charge.id, rows),
    asksInstructionsEmail: needsInstructions(charge),
    canReverseTransfer: charge.connect?.canReverseTransfer ?? false,
    canRefundApplicationFee: charge.connect?.canRefundApplicationFee ?? false,
    limits: await readLimitsFor(operator, charge, earlier, seenAt),
    seenAt,
  };
}

function mayRefund(operator: Operator): boolean {
  return mayDo(operator.roles, "refunds.request");
}

/** Refunds at Stripe with the request of ours behind each, and requests of ours that Stripe does not show. */
function linesOf({ charge, refunds }: GatheredCharge, rows: readonly RequestRow[]): RefundLine[] {
  const seen = refunds.filter((refund) => !isRelease(charge, refund, refunds));
  const lines = seen.map((atStripe): RefundLine => {
    const row = rows.find(({ id, refundId }) => refundId === atStripe.id || id === atStripe.requestId);
    return { atStripe, ours: row ? toRequestedRefund(row) : null };
  });
  const unseen = rows.filter(({ id }) => !lines.some(({ ours }) => ours?.id === id));
  const waiting = unseen.map((row): RefundLine => ({ atStripe: null, ours: toRequestedRefund(row) }));
  return [...waiting, ...lines].toSorted((left, right) => instantOf(right) - instantOf(left));
}

function instantOf({ ours, atStripe }: RefundLine): number {
  return (ours?.createdAt ?? atStripe?.createdAt)?.getTime() ?? 0;
}
