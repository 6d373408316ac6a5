import { type TextLanguage, toTextLanguage } from "./text-language";
import type { LanguageTexts } from "./text-set";
import { type TextSituation, textSituations } from "./text-situation";
import { templateCharactersMax, templateFaults } from "./text-template";

/** The form of one language's texts as typed. */
export type TypedTexts = {
  readonly language: TextLanguage;
  readonly texts: LanguageTexts;
  readonly note: string;
  /** The version that was on the screen when the form was opened. */
  readonly seenVersion: string;
};

/** What cannot be taken as typed: its field, and why. */
export type TextFault = { readonly field: TextSituation | "note"; readonly text: string };

/** Longer than any text may be: what is cut off here is too long either way, and the reading says so. */
const charactersMax = templateCharactersMax * 4;

/** Reads a posted form; null when it is none of ours. */
export function readTypedTexts(form: unknown): TypedTexts | null {
  if (!(form instanceof FormData)) return null;
  const language = toTextLanguage(form.get("language"));
  if (language === null) return null;
  const text = (name: string) => textIn(form, name);
  return {
    language,
    texts: {
      card: text("card"),
      account: text("account"),
      on_its_way: text("on_its_way"),
      details_needed: text("details_needed"),
    },
    note: text("note"),
    seenVersion: text("seenVersion"),
  };
}

/** Everything that is wrong with the texts, each at its field. */
export function textFaults({ texts }: Pick<TypedTexts, "texts">): TextFault[] {
  return textSituations.flatMap((field) =>
    templateFaults(texts[field], field).map((text) => ({ field, text })),
  );
}

/** A posted form writes every line break as CR LF; what stands around a text is no part of it. */
function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string"
    ? value.slice(0, charactersMax).replaceAll("\r\n", "\n").normalize("NFC").trim()
    : "";
}
