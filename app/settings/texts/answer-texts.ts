import "server-only";
import type { TextsOutcome } from "@/lib/core/customer-text/texts-view";
import type { TextFault, TypedTexts } from "@/lib/core/customer-text/typed-texts";
import { readTypedTexts, textFaults } from "@/lib/core/customer-text/typed-texts";
import type { Operator } from "@/lib/core/operator";
import { line, noteCharactersMax } from "@/lib/core/refund/refund-request";
import type { GuardResult } from "@/lib/server/identity/guard";
import { previewTexts } from "@/lib/server/reads/texts-page";
import { changeTexts } from "@/lib/server/workflows/texts/change-texts";
import { doorSentences } from "../door-sentences";

/** What follows the guard: read, show how it reads, or put it in force. */
export async function answerTexts(guarded: GuardResult, form: unknown): Promise<TextsOutcome> {
  const typed = readTypedTexts(form);
  if (typed === null || !/^\d{1,9}$/.test(typed.seenVersion)) {
    return refused(null, [], "This form arrived damaged. Nothing was done.");
  }
  if (!guarded.ok) return refused(typed, [], doorSentences[guarded.code]);
  const faults = textFaults(typed);
  if (faults.length > 0) return refused(typed, faults, "Nothing was changed. Look at these:");
  const isToSave = form instanceof FormData && form.get("act") === "save";
  return isToSave ? save(guarded.operator, typed) : preview(guarded.operator, typed);
}

async function preview(operator: Operator, typed: TypedTexts): Promise<TextsOutcome> {
  return { kind: "previewed", typed, preview: await previewTexts(operator, typed.language, typed.texts) };
}

const noteSchema = line("Why", noteCharactersMax).refine(
  (text) => text !== "",
  "Say why, for whoever looks later.",
);

async function save(operator: Operator, typed: TypedTexts): Promise<TextsOutcome> {
  const note = noteSchema.safeParse(typed.note);
  if (!note.success) {
    const text = note.error.issues[0]?.message ?? "";
    return refused(typed, [{ field: "note", text }], "Nothing was changed. Look at this:");
  }
  const { language, texts } = typed;
  const written = { language, texts, seenVersion: Number(typed.seenVersion), note: note.data };
  const changed = await changeTexts(operator, written);
  switch (changed.kind) {
    case "changed": {
      const { version } = changed;
      const next = { ...typed, note: "", seenVersion: String(version) };
      return { kind: "saved", typed: next, preview: await previewTexts(operator, language, texts), version };
    }
    case "nothing_changed":
      return refused(typed, [], "This changes nothing: these texts are in force.");
    case "overtaken":
      return refused(
        typed,
        [],
        `${changed.by} has written other texts since you opened this. Yours are still here: copy them, open the page again, and put in what is missing.`,
      );
  }
}

function refused(typed: TypedTexts | null, faults: readonly TextFault[], sentence: string): TextsOutcome {
  return { kind: "refused", typed, faults, sentence };
}
