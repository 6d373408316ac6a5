import "server-only";
import { createHash } from "node:crypto";
import type { LimitSet } from "@/lib/core/limits/limit-set";
import type { Operator } from "@/lib/core/operator";
import { canonicalJson } from "@/lib/server/canonical-json";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { findLimitsInForce, insertProposal, type LimitRow } from "@/lib/server/database/limit-rows";
import { type Hands, hands } from "@/lib/server/hands";

export type Proposed =
  | { readonly kind: "proposed"; readonly row: LimitRow }
  /** Another proposal waits: it has to be decided or taken back first. */
  | { readonly kind: "one_is_open" }
  | { readonly kind: "nothing_changed" };

/** SHA-256 over a version as it is stored: what is proposed is what was shown, and what is agreed to what was proposed. */
export function limitsHash(set: LimitSet): string {
  return createHash("sha256").update(canonicalJson(set)).digest("hex");
}

/** Puts a new version of the limits before a second administrator. It changes nothing until that one agrees. */
export async function proposeLimits(operator: Operator, set: LimitSet, note: string): Promise<Proposed> {
  return proposeLimitsWith(await hands(), operator, set, note);
}

/** The same with given hands. */
export function proposeLimitsWith(
  { database, clock }: Pick<Hands, "database" | "clock">,
  operator: Operator,
  set: LimitSet,
  note: string,
): Promise<Proposed> {
  const content = canonicalJson(set);
  const contentSha256 = limitsHash(set);
  return inTransaction(database, async (transaction): Promise<Proposed> => {
    const at = clock.now();
    const current = await findLimitsInForce(transaction);
    if (current?.contentSha256 === contentSha256) return { kind: "nothing_changed" };
    const row = await insertProposal(transaction, {
      content,
      contentSha256,
      note,
      proposedByIssuer: operator.issuer,
      proposedBySubject: operator.subject,
      proposedByName: operator.name,
      proposedAt: at,
    });
    if (row === null) return { kind: "one_is_open" };
    const facts = { version: row.version, replaces: current?.version ?? null, contentSha256, content, note };
    await appendAudit(transaction, operator, at, [{ event: "limits.proposed", object: "limits", facts }]);
    return { kind: "proposed", row };
  });
}
