"use server";

import type { TextsOutcome } from "@/lib/core/customer-text/texts-view";
import { guard } from "@/lib/server/identity/guard";
import { answerTexts } from "./answer-texts";

/** Shows how other texts for customers would be read, or puts them in force. */
export async function textsAction(_previous: TextsOutcome, form: FormData): Promise<TextsOutcome> {
  const guarded = await guard("settings.change");
  return answerTexts(guarded, form);
}
