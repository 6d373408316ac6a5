import "server-only";
import type { ReviewToSign } from "@/lib/core/access/access-review";
import type { Operator } from "@/lib/core/operator";
import { signedOff } from "@/lib/server/database/access-sign-offs";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { type Hands, hands } from "@/lib/server/hands";

/** Writes down who reviewed which list. */
export async function signOffAccess(operator: Operator, review: ReviewToSign): Promise<void> {
  await signOffAccessWith(await hands(), operator, review);
}

/** The same with given hands. */
export function signOffAccessWith(
  { database, clock }: Pick<Hands, "database" | "clock">,
  operator: Operator,
  { period, ...facts }: ReviewToSign,
): Promise<void> {
  const entry = { ...signedOff, facts: { ...facts, days: period.days, asOf: period.asOf } };
  return inTransaction(database, (transaction) => appendAudit(transaction, operator, clock.now(), [entry]));
}
