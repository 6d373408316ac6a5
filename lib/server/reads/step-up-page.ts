import "server-only";
import { money } from "@/lib/core/money/money";
import type { Operator } from "@/lib/core/operator";
import { methodLabel } from "@/lib/core/sentences";
import { type StepUpView, stepUpState } from "@/lib/core/step-up/step-up";
import { findBookedCharge } from "@/lib/server/database/books-version";
import { findStepUp } from "@/lib/server/database/step-up-rows";
import { type Hands, hands } from "@/lib/server/hands";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";
import { onAccount } from "@/lib/server/stripe/on-account";

/** A refund that waits for its author's second factor, for its author alone; null for everybody else. */
export async function readStepUpPage(
  operator: Operator,
  draftId: string,
  locale: string,
): Promise<StepUpView | null> {
  return readStepUpPageWith(await hands(), operator, draftId, locale);
}

/** The same with given hands. */
export async function readStepUpPageWith(
  open: Hands,
  { issuer, subject }: Operator,
  draftId: string,
  locale: string,
): Promise<StepUpView | null> {
  const { database, clock, livemode } = open;
  const row = await findStepUp(database, draftId);
  if (row === null || row.issuer !== issuer || row.subject !== subject || row.livemode !== livemode) {
    return null;
  }
  return {
    id: row.id,
    amount: money(row.amountMinor, row.currency),
    above: money(row.aboveMinor, row.currency),
    chargeId: row.chargeId,
    reason: row.reason,
    reasonLabel: row.reasonLabel,
    ticket: row.ticket ?? "",
    payment: await readPayment(open, row.chargeId),
    state: stepUpState(row, clock.now()),
    locale,
  };
}

/** A person knows a payment by whose it is. Nothing rests on it: the proof is bound to the number. */
async function readPayment(open: Hands, chargeId: string): Promise<StepUpView["payment"]> {
  const booked = await findBookedCharge(open.database, chargeId);
  const gathered = await gatherCharge(onAccount(open, booked?.connectedAccount ?? null).stripe, chargeId);
  if (gathered.kind !== "found") return null;
  const { customer, method } = gathered.value.charge;
  return { customer: customer.name ?? customer.email ?? "Unnamed customer", method: methodLabel(method) };
}
