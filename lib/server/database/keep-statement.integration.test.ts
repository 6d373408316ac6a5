import { eq, getTableColumns, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chargeLedger } from "./charge-tables";
import type { OpenDatabase } from "./database";
import { keepStatement, placeOf, placesOf } from "./keep-statement";
import { refundRequest } from "./tables";
import { aRequestRow, databases, isAvailable, openOwnDatabase } from "./test-database";

const columns = getTableColumns(refundRequest);

describe.each(databases.filter(isAvailable))("a kept statement, on %s", (kind) => {
  let open: OpenDatabase;

  beforeAll(async () => {
    open = await openOwnDatabase(kind);
    const at = new Date("2026-11-22T12:00:00Z");
    const charge = {
      chargeId: "ch_1",
      livemode: false,
      currency: "eur",
      capturedMinor: 500n,
      lastSeenAt: at,
    };
    await open.database.insert(chargeLedger).values(charge);
  });
  afterAll(() => open.close());

  const added = keepStatement(columns, (database, names) =>
    database.insert(refundRequest).values(placesOf(refundRequest, names)).returning(),
  );
  const changed = keepStatement(columns, (database, [, ...names]) =>
    database
      .update(refundRequest)
      .set(placesOf(refundRequest, names))
      .where(eq(refundRequest.id, placeOf("id")))
      .returning(),
  );

  it("writes and gives back what the same statement made anew does, in every column", async () => {
    const row = aRequestRow({ metadata: { order: "Größe “1”" }, repeatOf: ["re_1"], failure: null });
    const [written] = await added(open.database, row);
    const [read] = await open.database.select().from(refundRequest).where(eq(refundRequest.id, row.id));
    expect(written).toEqual(read);
    expect(read).toMatchObject({ metadata: row.metadata, amountMinor: 100n, createdAt: row.createdAt });
  });

  it("keeps null apart from a value of the column's own, and from what is not given", async () => {
    const row = aRequestRow({ repeatOf: ["re_1"], ticket: "T-1" });
    await added(open.database, row);
    await changed(open.database, { id: row.id, repeatOf: null, nextAt: null, ticket: undefined });
    const [read] = await open.database
      .select({ isNull: sql<boolean>`${refundRequest.repeatOf} is null`, ticket: refundRequest.ticket })
      .from(refundRequest)
      .where(eq(refundRequest.id, row.id));
    expect(read).toEqual({ isNull: true, ticket: "T-1" });
  });

  it("stays inside of the transaction that asks it", async () => {
    const row = aRequestRow();
    const broken = open.database.transaction(async (transaction) => {
      await added(transaction, row);
      throw new Error("changed my mind");
    });
    await expect(broken).rejects.toThrow("changed my mind");
    expect(await open.database.$count(refundRequest, eq(refundRequest.id, row.id))).toBe(0);
  });

  it("is not asked without a value that it has a place for", () => {
    const found = keepStatement(columns, (database) =>
      database
        .select()
        .from(refundRequest)
        .where(eq(refundRequest.id, placeOf("id"))),
    );
    expect(() => found(open.database, {})).toThrow("no value for id");
  });
});
