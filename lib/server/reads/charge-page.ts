import "server-only";
import { cancelRefusal } from "@/lib/core/charge/authorisation";
import type { ChargeView, RefundFormFacts } from "@/lib/core/charge/charge-view";
import { missingRight, unseenDisputes } from "@/lib/core/charge/obstacles";
import { mayDo, type Operator } from "@/lib/core/operator";
import { chargeRefusal, type Gathered, needsInstructions } from "@/lib/core/refund/refund-policy";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { findBookedCharge } from "@/lib/server/database/books-version";
import { listOpenCasesOfCharge } from "@/lib/server/database/case-rows";
import { listRequestsOfCharge, type RequestRow } from "@/lib/server/database/request-rows";
import { hands } from "@/lib/server/hands";
import { gatherShownCharge, type ShownCharge } from "@/lib/server/stripe/gather-charge";
import { attemptId } from "./attempt-id";
import { gatheredOf, type KnownOfCharge, toChargeView } from "./charge-view";
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
    booked === null ? [] : listRequestsOfCharge(open.database, chargeId),
    booked?.hasOpenCases ? listOpenCasesOfCharge(open.database, chargeId) : [],
  ]);
  if (gathered.kind === "absent") return { kind: "absent" };
  if (gathered.kind === "trouble") return { kind: "stripe_unavailable", trouble: gathered.trouble };
  const { value, seenAt } = gathered;
  return { kind: "found", view: await toView(operator, value, { rows, cases, booked, seenAt }, locale) };
}

async function toView(
  operator: Operator,
  gathered: ShownCharge,
  known: KnownOfCharge,
  locale: string,
): Promise<ChargeView> {
  const view = toChargeView(gathered, known, locale);
  const { charge, disputesTrouble } = gathered;
  return {
    ...view,
    obstacles: [
      ...(mayRefund(operator) ? [] : [missingRight]),
      ...(disputesTrouble === null ? [] : [unseenDisputes]),
      ...view.obstacles,
    ],
    mayCancelAuthorisation: mayDo(operator.roles, "authorisations.cancel") && cancelRefusal(charge) === null,
    // Whether a dispute forbids the refund is not known: the road would refuse as well.
    form:
      disputesTrouble === null ? await formFacts(operator, gatheredOf(gathered, known), known.rows) : null,
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
