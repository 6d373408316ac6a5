"use server";

import type { EndSessionsOutcome } from "@/lib/core/people/recent-person";
import { guard } from "@/lib/server/identity/guard";
import { answerEndSessions } from "./answer-end-sessions";

/** Ends every session of the person whom the form names. */
export async function endSessionsAction(
  _previous: EndSessionsOutcome,
  form: FormData,
): Promise<EndSessionsOutcome> {
  const guarded = await guard("settings.change");
  return answerEndSessions(guarded, form);
}
