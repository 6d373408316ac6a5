import "server-only";
import { refresh } from "next/cache";
import { z } from "zod";
import { readAccessPeriod } from "@/lib/core/access/access-period";
import type { SignOffOutcome } from "@/lib/core/access/access-review";
import { line, noteCharactersMax } from "@/lib/core/refund/refund-request";
import type { GuardResult } from "@/lib/server/identity/guard";
import { readReviewToSign } from "@/lib/server/reads/access-page";
import { signOffAccess } from "@/lib/server/workflows/sign-off-access";
import { doorSentences } from "../door-sentences";

const shownSchema = z.object({
  days: z.string().regex(/^\d{1,3}$/),
  asOf: z.iso.datetime(),
  shownSha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const noteSchema = line("Note", noteCharactersMax).refine(
  (text) => text !== "",
  "Say what you looked at and what came of it, also when nothing did.",
);

/** What follows the guard: parse, read the list again, and sign it if it is the one that was shown. */
export async function answerSignOff(guarded: GuardResult, form: unknown): Promise<SignOffOutcome> {
  const fields = form instanceof FormData ? Object.fromEntries(form) : {};
  const typed = typeof fields["note"] === "string" ? fields["note"].slice(0, noteCharactersMax) : "";
  const refused = (sentence: string, noteFault: string | null = null): SignOffOutcome => {
    return { kind: "refused", sentence, note: typed, noteFault };
  };
  if (!guarded.ok) return refused(doorSentences[guarded.code]);
  const shown = shownSchema.safeParse(fields);
  if (!shown.success) return refused("This form arrived damaged. Nothing was signed.");
  const note = noteSchema.safeParse(fields["note"]);
  if (!note.success) {
    return refused("Nothing was signed yet.", note.error.issues[0]?.message ?? null);
  }
  const { operator } = guarded;
  const now = await readReviewToSign(operator, (at) => readAccessPeriod(shown.data, at));
  if (now.sha256 !== shown.data.shownSha256) {
    refresh();
    return refused(
      "The list is another one by now, or it was shown more than a day ago. Look at it again, then sign.",
    );
  }
  await signOffAccess(operator, { ...now, note: note.data });
  refresh();
  return { kind: "done", sentence: "Signed. It stands in the audit log." };
}
