import { EventEmitter, once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assertOutsideTransaction } from "@/lib/server/open-transaction";
import { inTransaction, type OpenDatabase } from "./database";
import { databases, isAvailable, openOwnDatabase } from "./test-database";

describe.each(databases)("a transaction on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with a real database", () => {
    let open: OpenDatabase;

    beforeAll(async () => {
      open = await openOwnDatabase(kind);
    });
    afterAll(() => open.close());

    it("lets nothing in it ask Stripe, however deep", async () => {
      const asking = inTransaction(open.database, async (transaction) => {
        await transaction.execute("select 1");
        await Promise.resolve().then(assertOutsideTransaction);
      });
      await expect(asking).rejects.toThrow("inside a database transaction");
    });

    it("leaves others free to ask meanwhile, and everybody afterwards", async () => {
      const beginning = new EventEmitter();
      const beside = once(beginning, "begun").then(() => assertOutsideTransaction());
      const asked = inTransaction(open.database, async () => {
        beginning.emit("begun");
        await beside;
        return "asked";
      });
      await expect(asked).resolves.toBe("asked");
      expect(assertOutsideTransaction).not.toThrow();
    });
  });
});
