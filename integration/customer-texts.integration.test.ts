import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstTexts } from "@/lib/core/customer-text/first-texts";
import { readStory } from "@/lib/server/database/read-story";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { findTextsInForce } from "@/lib/server/database/text-rows";
import { readTextsInForceWith } from "@/lib/server/reads/texts-in-force";
import { changeTextsWith } from "@/lib/server/workflows/texts/change-texts";
import { priya, tomasz } from "./limits-stage";
import { openStage, type Stage } from "./stage";

function german(first: string) {
  return { ...firstTexts.de, details_needed: `${first} {amount}` };
}

describe.each(databases)("the texts for customers on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    let milliseconds = 0;
    beforeAll(async () => {
      stage = await openStage(kind);
    });
    afterAll(() => stage.close());

    const open = () => ({
      ...stage.hands,
      clock: { ...stage.hands.clock, monotonicMilliseconds: () => milliseconds },
    });
    const write = (first: string, seenVersion: number, by = tomasz) =>
      changeTextsWith(open(), by, {
        language: "de",
        texts: german(first),
        seenVersion,
        note: "kürzer",
      });

    it("begin with those of a fresh installation", async () => {
      expect(await readTextsInForceWith(open())).toEqual(firstTexts);
      expect(await write("x", 3)).toEqual({ kind: "overtaken", by: "Somebody" });
    });

    it("change with a version of their own and its audit row, and are shown at the latest ten seconds later", async () => {
      expect(await write("Bald:", 0)).toEqual({ kind: "changed", version: 1 });
      expect((await readTextsInForceWith(open())).de).toEqual(firstTexts.de);
      milliseconds += 10_000;
      const texts = await readTextsInForceWith(open());
      expect(texts).toEqual({ ...firstTexts, de: german("Bald:") });
      const story = await readStory(stage.hands.database, "texts");
      expect(story).toMatchObject([
        {
          event: "texts.changed",
          actorName: "Tomasz",
          facts: { version: "1", replaces: "0", note: "kürzer" },
        },
      ]);
      expect(story[0]?.facts["changes"]).toContain("Bald:");
    });

    it("are not written over by somebody who saw an older version, nor kept twice", async () => {
      expect(await write("Jetzt:", 0, priya)).toEqual({ kind: "overtaken", by: "Tomasz" });
      expect(await write("Bald:", 1, priya)).toEqual({ kind: "nothing_changed" });
      const together = await Promise.all([write("Jetzt:", 1, priya), write("Später:", 1)]);
      expect(together.map((one) => one.kind).toSorted()).toEqual(["changed", "overtaken"]);
      expect((await findTextsInForce(stage.hands.database))?.version).toBe(2);
    });

    it("are never taken in a form that leaves something out", async () => {
      const texts = { ...firstTexts.de, card: "ohne alles" };
      const written = { language: "de", texts, seenVersion: 2, note: "x" } as const;
      await expect(changeTextsWith(open(), tomasz, written)).rejects.toThrow();
    });

    it("stay as they were written, whoever asks the database", async () => {
      for (const change of [
        sql`update text_version set content = '{}'`,
        sql`update text_version set note = 'x' where version = 1`,
        sql`delete from text_version`,
      ]) {
        await expect(stage.hands.database.execute(change)).rejects.toMatchObject({
          cause: { message: expect.stringContaining("never changed") },
        });
      }
    });

    it("that cannot be read keep nobody from a refund", async () => {
      await stage.hands.database.execute(
        sql`insert into text_version select 9, '{}', '', '', '', '', 'somebody', changed_at from text_version limit 1`,
      );
      milliseconds += 10_000;
      expect((await readTextsInForceWith(open())).en).toEqual(firstTexts.en);
      expect(stage.errors).toContain("the texts for customers could not be read");
    });
  });
});
