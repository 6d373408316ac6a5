import { type CurrencyLimits, type LimitSet, noLimits } from "@/lib/core/limits/limit-set";
import { decideProposedLimitsWith } from "@/lib/server/workflows/limits/decide-proposed-limits";
import { proposeLimitsWith } from "@/lib/server/workflows/limits/propose-limits";
import { operatorNamed, type Stage } from "./stage";

export const tomasz = operatorNamed("Tomasz", ["admin"]);
export const priya = operatorNamed("Priya", ["admin"]);

/** Puts limits in force, as two administrators do. */
export async function setLimits({ hands }: Stage, set: LimitSet): Promise<void> {
  const proposed = await proposeLimitsWith(hands, tomasz, set, "for this test");
  if (proposed.kind === "nothing_changed") return;
  if (proposed.kind !== "proposed") throw new Error(proposed.kind);
  const decided = await decideProposedLimitsWith(hands, priya, proposed.row, "put_in_force");
  if (decided.kind !== "decided") throw new Error(decided.kind);
}

/** Limits in euros for agents and nothing else; what is left out is not limited. */
export function eurosOfAgents(limits: Partial<CurrencyLimits>): LimitSet {
  const eur = {
    perRefund: null,
    perDay: null,
    perCharge: null,
    perCustomer: null,
    stepUpAbove: null,
    ...limits,
  };
  return { ...noLimits, roles: { agent: { eur }, lead: {} } };
}
