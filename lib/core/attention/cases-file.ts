import { csvLine } from "@/lib/core/audit/csv";
import { plainAmount } from "@/lib/core/money/format-money";
import type { AttentionCase } from "./attention-view";
import { outcomeLabel } from "./case-outcomes";
import { caseSentence, kindLabel } from "./case-words";

/** The first line of the list of cases as CSV. */
export const casesFileHead: string = csvLine([
  "case",
  "openedAt",
  "kind",
  "sentence",
  "amount",
  "amountMinor",
  "currency",
  "payment",
  "request",
  "ticket",
  "owner",
  "ownedAt",
  "proposedOutcome",
  "proposedBy",
  "outcome",
  "note",
  "closedBy",
  "closedAt",
]);

/** A case of the list as a line of CSV; the amount as people write it and in minor units, instants in UTC. */
export function casesFileRow(one: AttentionCase): string {
  const { amount, refund, owner, proposal, closing } = one;
  return csvLine([
    one.id,
    one.openedAt.toISOString(),
    kindLabel(one.kind),
    caseSentence(one, "en-US"),
    amount === null ? "" : plainAmount(amount),
    amount === null ? "" : amount.amountMinor.toString(),
    amount === null ? "" : amount.currency.toUpperCase(),
    one.chargeId ?? "",
    refund?.id ?? "",
    refund?.ticket ?? "",
    owner?.name ?? "",
    one.ownedAt?.toISOString() ?? "",
    proposal === null ? "" : outcomeLabel(proposal.outcome),
    proposal?.by.name ?? "",
    closing === null ? "" : outcomeLabel(closing.outcome),
    closing?.note ?? "",
    closing === null ? "" : (closing.by?.name ?? "Refund Console"),
    closing?.at.toISOString() ?? "",
  ]);
}
