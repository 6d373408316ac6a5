import "server-only";
import { refresh } from "next/cache";
import { z } from "zod";
import type { LimitDecisionOutcome } from "@/lib/core/limits/limit-view";
import type { GuardResult } from "@/lib/server/identity/guard";
import {
  type DecidedLimits,
  decideProposedLimits,
  type LimitDecision,
  limitDecisions,
} from "@/lib/server/workflows/limits/decide-proposed-limits";
import { doorSentences } from "../door-sentences";

const decisionSchema = z.object({
  decision: z.enum(limitDecisions),
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  contentSha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What follows the guard: parse, call, and the answer in words. */
export async function answerLimitDecision(
  guarded: GuardResult,
  form: unknown,
): Promise<LimitDecisionOutcome> {
  if (!guarded.ok) return { kind: "refused", sentence: doorSentences[guarded.code] };
  const parsed = decisionSchema.safeParse(form instanceof FormData ? Object.fromEntries(form) : null);
  if (!parsed.success) return { kind: "refused", sentence: "This form arrived damaged. Nothing was done." };
  const { decision, ...shown } = parsed.data;
  const decided = await decideProposedLimits(guarded.operator, shown, decision);
  refresh();
  if (decided.kind === "decided") return { kind: "done", sentence: done[decision] };
  return { kind: "refused", sentence: refusals[decided.kind] };
}

const done: Record<LimitDecision, string> = {
  put_in_force: "These limits are in force now.",
  turn_down: "The proposal was turned down. The limits stay as they are.",
  take_back: "The proposal was taken back. The limits stay as they are.",
};

const refusals: Record<Exclude<DecidedLimits["kind"], "decided">, string> = {
  not_open: "This proposal is not open any more, or it is another one by now. Nothing was changed.",
  own_proposal: "You proposed this yourself, so another administrator has to decide it. Nothing was changed.",
  not_own_proposal: "Only whoever proposed it can take it back. Nothing was changed.",
};
