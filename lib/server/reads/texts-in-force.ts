import "server-only";
import { firstTexts } from "@/lib/core/customer-text/first-texts";
import { type TextSet, textSetSchema } from "@/lib/core/customer-text/text-set";
import type { Operator } from "@/lib/core/operator";
import type { Database } from "@/lib/server/database/database";
import { findTextsInForce } from "@/lib/server/database/text-rows";
import { type Hands, hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";

type Remembered = { readonly texts: TextSet; readonly askedAt: number };

/** No refund waits for this question, so its answer may be a little old; a page of texts to write never uses it. */
const rememberedMilliseconds = 10_000;
const remembered = new WeakMap<Database, Remembered>();

/** The texts that hold now, or held within the last ten seconds. */
export async function readTextsInForce(_operator: Operator): Promise<TextSet> {
  return readTextsInForceWith(await hands());
}

/** The same with given hands. Texts that cannot be read keep nobody from a refund: then the first ones stand in. */
export async function readTextsInForceWith({
  database,
  clock,
}: Pick<Hands, "database" | "clock">): Promise<TextSet> {
  const askedAt = clock.monotonicMilliseconds();
  const known = remembered.get(database);
  if (known !== undefined && askedAt - known.askedAt < rememberedMilliseconds) return known.texts;
  try {
    const row = await findTextsInForce(database);
    const texts = row === null ? firstTexts : textSetSchema.parse(JSON.parse(row.content));
    remembered.set(database, { texts, askedAt });
    return texts;
  } catch (error) {
    log().error({ err: error }, "the texts for customers could not be read");
    return known?.texts ?? firstTexts;
  }
}
