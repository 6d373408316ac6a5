import { csvLine } from "@/lib/core/audit/csv";
import { plainAmount } from "@/lib/core/money/format-money";
import { reasonLabel, refundStateSentence } from "@/lib/core/sentences";
import type { RequestedRefund } from "./requested-refund";

/** The first line of the list of refunds as CSV. */
export const refundsFileHead: string = csvLine([
  "request",
  "createdAt",
  "amount",
  "amountMinor",
  "currency",
  "state",
  "stateInWords",
  "requester",
  "requesterIssuer",
  "requesterSubject",
  "ticket",
  "reason",
  "note",
  "payment",
  "connectedAccount",
  "refundAtStripe",
]);

/** A refund of the list as a line of CSV; the amount as people write it and in minor units, the instant in UTC. */
export function refundsFileRow(refund: RequestedRefund): string {
  const { requester, state, unknownMode, refundId, reason } = refund;
  return csvLine([
    refund.id,
    refund.createdAt.toISOString(),
    plainAmount(refund.amount),
    refund.amount.amountMinor.toString(),
    refund.amount.currency.toUpperCase(),
    state,
    refundStateSentence(state, unknownMode, refundId),
    requester.name,
    requester.issuer,
    requester.subject,
    refund.ticket,
    refund.reasonLabel ?? (reason === null ? "" : reasonLabel(reason)),
    refund.note,
    refund.chargeId,
    refund.connectedAccount ?? "",
    refundId ?? "",
  ]);
}
