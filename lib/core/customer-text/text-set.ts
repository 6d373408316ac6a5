import { z } from "zod";
import { type TextLanguage, textLanguages } from "./text-language";
import { type TextSituation, textSituations } from "./text-situation";
import { templateFaults } from "./text-template";

export type LanguageTexts = Readonly<Record<TextSituation, string>>;

/** One version of everything that customers are told, with its placeholders. */
export type TextSet = Readonly<Record<TextLanguage, LanguageTexts>>;

const template = (situation: TextSituation) =>
  z.string().refine((text) => templateFaults(text, situation).length === 0);

const languageTexts = z.object({
  card: template("card"),
  account: template("account"),
  on_its_way: template("on_its_way"),
  details_needed: template("details_needed"),
} satisfies Record<TextSituation, z.ZodType<string>>);

/** Reads a version as it is stored. */
export const textSetSchema: z.ZodType<TextSet> = z.object({
  en: languageTexts,
  de: languageTexts,
  fr: languageTexts,
  es: languageTexts,
  pt: languageTexts,
  it: languageTexts,
  nl: languageTexts,
  ja: languageTexts,
} satisfies Record<TextLanguage, z.ZodType<LanguageTexts>>);

/** Which texts differ between two versions. */
export function changedTexts(
  before: TextSet,
  after: TextSet,
): readonly { readonly language: TextLanguage; readonly situation: TextSituation }[] {
  return textLanguages.flatMap((language) =>
    textSituations.flatMap((situation) =>
      before[language][situation] === after[language][situation] ? [] : [{ language, situation }],
    ),
  );
}
