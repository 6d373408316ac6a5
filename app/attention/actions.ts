"use server";

import { rightFor } from "@/lib/core/attention/case-acts";
import { type ActOutcome, readActKind } from "@/lib/core/attention/case-form";
import { guard } from "@/lib/server/identity/guard";
import { answerAct } from "./answer-act";

/** Does to a case what the form asks for; the right that it takes is the one for that act. */
export async function caseAction(_previous: ActOutcome, form: FormData): Promise<ActOutcome> {
  const guarded = await guard(rightFor(readActKind(form)));
  return answerAct(guarded, readActKind(form), form);
}
