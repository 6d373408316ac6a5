import "server-only";
import { createHash } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { StandingKind } from "@/lib/core/attention/case-steps";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import type { AuditEntry } from "./append-audit";
import type { NewCase } from "./attention-rows";
import { attentionCase } from "./attention-tables";
import type { Transaction } from "./database";
import type { RequestRow } from "./request-rows";

/** What a step rests on: what Stripe showed, where it was looked at, and what the step itself says. */
export type StepGrounds = {
  readonly refund: ChargeRefund | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
};

/**
 * Closes the open case of this kind about a request that has moved on by itself; the entries for the audit log
 * are the caller's to write, after every lock on a case.
 */
export async function settleCase(
  transaction: Transaction,
  at: Date,
  kind: StandingKind,
  row: RequestRow,
): Promise<AuditEntry[]> {
  const outcome = "settled_by_itself" as const;
  const settled = await transaction
    .update(attentionCase)
    .set({ outcome, closedAt: at })
    .where(
      and(
        eq(attentionCase.kind, kind),
        inArray(attentionCase.subject, [row.id, row.refundId ?? row.id]),
        isNull(attentionCase.closedAt),
      ),
    )
    .returning({ id: attentionCase.id });
  return settled.map(({ id: caseId }) => ({
    event: "attention.closed",
    object: row.id,
    facts: { caseId, kind, outcome },
  }));
}

/** The case that a step opens, with what its sentence and its playbook need. */
export function caseOfStep(kind: StandingKind, row: RequestRow, at: Date, grounds: StepGrounds): NewCase {
  const { id: requestId, chargeId, livemode, refundId, currency } = row;
  const subject = kind === "outcome_unknown" ? requestId : (refundId ?? requestId);
  const amountMinor = (row.movedMinor ?? row.amountMinor).toString();
  const facts = { ...factsOf(kind, row, grounds), amountMinor, currency };
  return { id: idOf(kind, subject, at), kind, livemode, subject, chargeId, requestId, facts };
}

function factsOf(kind: StandingKind, row: RequestRow, { refund, facts }: StepGrounds): NewCase["facts"] {
  switch (kind) {
    case "refund_failed":
    case "refund_canceled":
      return { failureReason: refund?.failureReason ?? "unknown", refundId: row.refundId ?? "" };
    case "customer_must_act": {
      const email = refund?.instructionsEmail ?? row.instructionsEmail;
      const until = refund?.actionExpiresAt?.toISOString();
      return {
        ...(email && { email }),
        ...(until && { actionExpiresAt: until }),
        refundId: row.refundId ?? "",
      };
    }
    case "outcome_unknown": {
      const { idempotencyKey, lastSentAt } = row;
      const why = typeof facts.why === "string" ? facts.why : "";
      return { why, idempotencyKey, ...(lastSentAt && { lastSentAt: lastSentAt.toISOString() }) };
    }
  }
}

/** Follows from what opens it, so that a step needs no source of chance; one subject opens once an instant. */
function idOf(kind: StandingKind, subject: string, at: Date): string {
  const parts = JSON.stringify(["case-1", kind, subject, at.toISOString()]);
  return `ac_${createHash("sha256").update(parts).digest("hex").slice(0, 32)}`;
}
