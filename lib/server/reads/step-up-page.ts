import "server-only";
import { money } from "@/lib/core/money/money";
import type { Operator } from "@/lib/core/operator";
import { type StepUpView, stepUpState } from "@/lib/core/step-up/step-up";
import { findStepUp } from "@/lib/server/database/step-up-rows";
import { hands } from "@/lib/server/hands";

/** A refund that waits for its author's second factor, for its author alone; null for everybody else. */
export async function readStepUpPage(
  { issuer, subject }: Operator,
  draftId: string,
  locale: string,
): Promise<StepUpView | null> {
  const { database, clock, livemode } = await hands();
  const row = await findStepUp(database, draftId);
  if (row === null || row.issuer !== issuer || row.subject !== subject || row.livemode !== livemode) {
    return null;
  }
  return {
    id: row.id,
    amount: money(row.amountMinor, row.currency),
    above: money(row.aboveMinor, row.currency),
    chargeId: row.chargeId,
    state: stepUpState(row, clock.now()),
    locale,
  };
}
