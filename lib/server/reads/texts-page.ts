import "server-only";
import { firstTexts } from "@/lib/core/customer-text/first-texts";
import { sampleTexts } from "@/lib/core/customer-text/sample-texts";
import type { TextLanguage } from "@/lib/core/customer-text/text-language";
import { type LanguageTexts, textSetSchema } from "@/lib/core/customer-text/text-set";
import type { TextsPage } from "@/lib/core/customer-text/texts-view";
import type { Operator } from "@/lib/core/operator";
import { findTextsInForce, listTextVersions } from "@/lib/server/database/text-rows";
import { hands } from "@/lib/server/hands";

const versionsShown = 20;

/** The texts of one language as they hold now, never from memory: they are about to be written over. */
export async function readTextsPage(_operator: Operator, language: TextLanguage): Promise<TextsPage> {
  const { database, clock } = await hands();
  const [row, versions] = await Promise.all([
    findTextsInForce(database),
    listTextVersions(database, versionsShown),
  ]);
  const set = row === null ? firstTexts : textSetSchema.parse(JSON.parse(row.content));
  const texts = set[language];
  return {
    language,
    texts,
    version: row?.version ?? 0,
    preview: sampleTexts(language, texts, clock.now()),
    past: versions.map(({ version, note: why, changedByName: by, changedAt: at }) => ({
      version,
      why,
      by,
      at,
    })),
  };
}

/** How texts that are not in force yet would be read. */
export async function previewTexts(
  _operator: Operator,
  language: TextLanguage,
  texts: LanguageTexts,
): Promise<LanguageTexts> {
  const { clock } = await hands();
  return sampleTexts(language, texts, clock.now());
}
