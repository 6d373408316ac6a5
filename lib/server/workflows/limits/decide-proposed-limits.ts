import "server-only";
import { type Operator } from "@/lib/core/operator";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { decideProposal, type LimitRow, lockOpenProposal } from "@/lib/server/database/limit-rows";
import { type Hands, hands } from "@/lib/server/hands";

/** What may be done to a proposal; only whoever made it takes it back. */
export const limitDecisions = ["put_in_force", "turn_down", "take_back"] as const;
export type LimitDecision = (typeof limitDecisions)[number];

/** The proposal as it was shown: what is agreed to is what was read. */
export type ShownProposal = { readonly version: number; readonly contentSha256: string };

export type DecidedLimits =
  | { readonly kind: "decided" }
  /** Somebody else was faster, or it is not the proposal that was shown. */
  | { readonly kind: "not_open" }
  | { readonly kind: "own_proposal" }
  | { readonly kind: "not_own_proposal" };

export async function decideProposedLimits(
  operator: Operator,
  shown: ShownProposal,
  decision: LimitDecision,
): Promise<DecidedLimits> {
  return decideProposedLimitsWith(await hands(), operator, shown, decision);
}

/** The same with given hands. */
export function decideProposedLimitsWith(
  { database, clock }: Pick<Hands, "database" | "clock">,
  operator: Operator,
  shown: ShownProposal,
  decision: LimitDecision,
): Promise<DecidedLimits> {
  return inTransaction(database, async (transaction): Promise<DecidedLimits> => {
    const at = clock.now();
    const row = await lockOpenProposal(transaction);
    if (row === null || !isShown(row, shown)) return { kind: "not_open" };
    const isOwn = row.proposedByIssuer === operator.issuer && row.proposedBySubject === operator.subject;
    if (isOwn && decision !== "take_back") return { kind: "own_proposal" };
    if (!isOwn && decision === "take_back") return { kind: "not_own_proposal" };
    await decideProposal(transaction, row.version, {
      isInForce: decision === "put_in_force",
      decidedByIssuer: operator.issuer,
      decidedBySubject: operator.subject,
      decidedByName: operator.name,
      decidedAt: at,
    });
    const facts = { version: row.version, contentSha256: row.contentSha256, proposedBy: row.proposedByName };
    await appendAudit(transaction, operator, at, [{ event: events[decision], object: "limits", facts }]);
    return { kind: "decided" };
  });
}

const events: Record<LimitDecision, string> = {
  put_in_force: "limits.put_in_force",
  turn_down: "limits.turned_down",
  take_back: "limits.taken_back",
};

function isShown(row: LimitRow, { version, contentSha256 }: ShownProposal): boolean {
  return row.version === version && row.contentSha256 === contentSha256;
}
