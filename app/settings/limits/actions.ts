"use server";

import type { LimitDecisionOutcome, LimitsOutcome } from "@/lib/core/limits/limit-view";
import { guard } from "@/lib/server/identity/guard";
import { answerLimitDecision } from "./answer-limit-decision";
import { answerLimits } from "./answer-limits";

/** Shows what other limits would change, and once that was shown puts them before a second administrator. */
export async function limitsAction(_previous: LimitsOutcome, form: FormData): Promise<LimitsOutcome> {
  const guarded = await guard("settings.change");
  return answerLimits(guarded, form);
}

/** Agrees to a proposal, turns it down or takes it back. */
export async function limitDecisionAction(
  _previous: LimitDecisionOutcome,
  form: FormData,
): Promise<LimitDecisionOutcome> {
  const guarded = await guard("settings.change");
  return answerLimitDecision(guarded, form);
}
