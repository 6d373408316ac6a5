import { asc, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAudit } from "./append-audit";
import { audit } from "./audit-tables";
import { inTransaction, type OpenDatabase } from "./database";
import { readStory } from "./read-story";
import { chainFaults, readChain } from "./test-chain";
import { databases, isAvailable, openOwnDatabase } from "./test-database";

const worker = { kind: "worker", name: "audit-test" } as const;
const noon = new Date("2026-11-22T12:00:00Z");

describe.each(databases)("the audit log on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with a real database", () => {
    let open: OpenDatabase;

    beforeAll(async () => {
      open = await openOwnDatabase(kind);
    });
    afterAll(() => open.close());

    const append = (object: string, count = 1) =>
      inTransaction(open.database, (transaction) => {
        const entries = Array.from({ length: count }, (_, step) => ({
          event: `refund.step_${step}`,
          object,
          facts: { step, amountMinor: 5n, note: 'Größe |\n"42"' },
        }));
        return appendAudit(transaction, worker, noon, entries);
      });

    it("stays one chain when many append at once", async () => {
      await Promise.all(Array.from({ length: 20 }, (_, index) => append(`rq_${index}`, 3)));
      const { objects, faults } = await readChain(open.database);
      expect(faults).toEqual([]);
      expect(objects).toHaveLength(60);
      // The entries of one transaction stand together.
      const changes = objects.filter((object, index) => object !== objects[index - 1]);
      expect(changes).toHaveLength(20);
    });

    it("tells an object's story in the order in which it was written", async () => {
      await append("rq_story", 3);
      const story = await readStory(open.database, "rq_story");
      expect(story.map(({ event }) => event)).toEqual(["refund.step_0", "refund.step_1", "refund.step_2"]);
      expect(story[0]).toMatchObject({
        at: noon,
        actor: "worker:audit-test",
        actorName: "audit-test",
        facts: { step: "0", amountMinor: "5", note: 'Größe |\n"42"' },
      });
    });

    it("keeps nothing of a transaction that was taken back", async () => {
      const before = await readChain(open.database);
      const broken = inTransaction(open.database, async (transaction) => {
        await appendAudit(transaction, worker, noon, [
          { event: "refund.lost", object: "rq_lost", facts: {} },
        ]);
        throw new Error("taken back");
      });
      await expect(broken).rejects.toThrow("taken back");
      expect(await readChain(open.database)).toEqual(before);
      await append("rq_after");
      expect(await readChain(open.database)).toMatchObject({ faults: [] });
    });

    it("shows every change of a stored row", async () => {
      await append("rq_tampered", 2);
      const rows = await open.database.select().from(audit).orderBy(asc(audit.seq));
      expect(chainFaults(rows)).toEqual([]);
      const last = rows.length - 1;
      const body = rows[last]?.body.replace('"5"', '"6"') ?? "";
      expect(chainFaults(rows.with(last, { ...rows[last], body } as (typeof rows)[number]))).toEqual([
        `row ${rows.length} was changed`,
      ]);
      expect(chainFaults(rows.toSpliced(last - 1, 1))).not.toEqual([]);
    });

    it.each([
      ["UPDATE", sql`update audit set body = '{}' where seq = 1`],
      ["DELETE", sql`delete from audit where seq = 1`],
      ["TRUNCATE", sql`truncate audit`],
    ])("refuses %s", async (word, statement) => {
      await append("rq_kept");
      const before = await readChain(open.database);
      await expect(open.database.execute(statement)).rejects.toMatchObject({
        cause: { message: `the audit log only grows: ${word} refused` },
      });
      expect(await readChain(open.database)).toEqual(before);
    });

    it("has one head and no second one", async () => {
      const second = open.database.execute(sql`insert into audit_head (one, seq, hash) values (2, 0, 'x')`);
      await expect(second).rejects.toMatchObject({ cause: { constraint: "audit_head_single" } });
    });
  });
});
