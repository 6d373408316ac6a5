import "server-only";
import type { AskedAct } from "@/lib/core/attention/case-form";
import { stopsCharge } from "@/lib/core/attention/case-outcomes";
import type { Operator } from "@/lib/core/operator";
import { listOpenCasesOfCharge } from "@/lib/server/database/case-rows";
import { lockCharge } from "@/lib/server/database/charge-rows";
import { releaseCharge } from "@/lib/server/database/release-charge";
import { type Hands, hands } from "@/lib/server/hands";
import { type ActAnswer, actOnCase, changeLockedCase, type LockedCase } from "./act-on-case";

/** Ends a case with an outcome that one person may decide, and a note. */
export async function closeCase(operator: Operator, asked: AskedAct<"close">): Promise<ActAnswer> {
  return closeCaseWith(await hands(), operator, asked);
}

/** The same with given hands. */
export function closeCaseWith(open: Hands, operator: Operator, asked: AskedAct<"close">): Promise<ActAnswer> {
  const { outcome, note } = asked;
  return actOnCase(open, operator, asked, { kind: "close", outcome, note }, async (locked) => {
    const { issuer: closedByIssuer, subject: closedBySubject, name: closedByName } = operator;
    const by = { closedByIssuer, closedBySubject, closedByName, closedAt: locked.at };
    await changeLockedCase(
      locked,
      "attention.closed",
      { outcome, outcomeNote: note, ...by },
      { outcome, note },
    );
    if (outcome === "books_confirmed") await releaseUnlessStopped(locked);
    return null;
  });
}

/** A charge is released with the last of the cases that stop it. */
async function releaseUnlessStopped({ transaction, operator, at, known }: LockedCase): Promise<void> {
  const { chargeId } = known.row;
  if (chargeId === null) return;
  const charge = await lockCharge(transaction, chargeId);
  const open = await listOpenCasesOfCharge(transaction, chargeId);
  if (charge.blockedAt === null || open.some(({ row }) => stopsCharge(row.kind))) return;
  await releaseCharge({ transaction, actor: operator, at }, charge);
}
