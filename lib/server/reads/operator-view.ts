import "server-only";
import { accountTitle } from "@/lib/core/account/account";
import { cancelRefusal } from "@/lib/core/charge/authorisation";
import type { ChargeView, RefundFormFacts } from "@/lib/core/charge/charge-view";
import { missingRight, unseenDisputes } from "@/lib/core/charge/obstacles";
import { mayDo, type Operator } from "@/lib/core/operator";
import { chargeRefusal, type Gathered, needsInstructions } from "@/lib/core/refund/refund-policy";
import { isRequester } from "@/lib/core/refund/requested-refund";
import type { RequestRow } from "@/lib/server/database/request-rows";
import { personMark } from "@/lib/server/person-mark";
import type { ShownCharge } from "@/lib/server/stripe/gather-charge";
import { shownAccount } from "./accounts";
import { attemptId } from "./attempt-id";
import { gatheredOf, type KnownOfCharge, toChargeView } from "./charge-view";
import { readLimitsFor } from "./limits-for";

/** A charge, or a cash balance in its form, as this person sees it: with the form of the refund where it is theirs. */
export async function operatorView(
  operator: Operator,
  gathered: ShownCharge,
  known: KnownOfCharge,
  words: Pick<ChargeView, "locale" | "texts">,
): Promise<ChargeView> {
  const view = toChargeView(gathered, known, words);
  const { charge, disputesTrouble } = gathered;
  return {
    ...view,
    obstacles: [
      ...(mayRefund(operator) ? [] : [missingRight]),
      ...(disputesTrouble === null ? [] : [unseenDisputes]),
      ...view.obstacles,
    ],
    mayCancelRefunds: mayDo(operator.roles, "refunds.cancel"),
    undoable: view.refunds.flatMap(({ ours }) =>
      ours?.state === "held" && isRequester(operator, ours) ? [ours.id] : [],
    ),
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
  const account = shownAccount();
  if (!mayRefund(operator) || chargeRefusal(known) !== null) return null;
  return {
    attemptId: attemptId(operator, charge.id, rows),
    person: personMark(operator),
    account: account && accountTitle(account),
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
