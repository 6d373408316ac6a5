import "server-only";
import type { Operator } from "@/lib/core/operator";
import type { StepUpFault } from "@/lib/core/step-up/step-up";
import { appendAudit } from "@/lib/server/database/append-audit";
import { type Database, inTransaction } from "@/lib/server/database/database";
import { proveStepUp, type StepUpRow } from "@/lib/server/database/step-up-rows";
import type { StepUpProof } from "./step-up-proof";

/**
 * Writes down the proof of a waiting refund, or why there is none, with its row of the audit log; null where it is
 * proved. `operator` is whoever signed in, who need not be the refund's author.
 */
export function writeStepUpProof(
  database: Database,
  row: StepUpRow,
  proof: StepUpProof,
  operator: Operator,
  now: Date,
): Promise<StepUpFault | "too_late" | null> {
  return inTransaction(database, async (transaction) => {
    const { authenticatedAt, proof: way } = proof.ok ? proof : { authenticatedAt: now, proof: "" };
    const proved = proof.ok
      ? await proveStepUp(transaction, row, { provedAt: now, authenticatedAt, proof: way })
      : null;
    const fault = proof.ok ? (proved === null ? "too_late" : null) : proof.fault;
    const facts = {
      stepUpId: row.id,
      ...(fault === null ? { proof: way, authenticatedAt } : { why: fault }),
    };
    const event = fault === null ? "step_up.proved" : "step_up.failed";
    await appendAudit(transaction, operator, now, [{ event, object: row.chargeId, facts }]);
    return fault;
  });
}
