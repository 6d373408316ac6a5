"use server";

import type { SignOffOutcome } from "@/lib/core/access/access-review";
import { guard } from "@/lib/server/identity/guard";
import { answerSignOff } from "./answer-sign-off";

/** Signs that the list which was shown has been reviewed. */
export async function signOffAccessAction(
  _previous: SignOffOutcome,
  form: FormData,
): Promise<SignOffOutcome> {
  const guarded = await guard("access.review");
  return answerSignOff(guarded, form);
}
