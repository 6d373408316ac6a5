import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmbeddedClient } from "./embedded-client";
import { keptMark } from "./kept-mark";

describe("the client of the embedded database", () => {
  let engine: PGlite;
  let client: EmbeddedClient;

  beforeAll(async () => {
    engine = await PGlite.create();
    await engine.exec(
      "create table line (number bigint primary key, text text, at timestamptz, facts jsonb)",
    );
    client = new EmbeddedClient(engine);
  });
  afterAll(() => engine.close());

  const ask = async (statement: string, ...values: unknown[]) =>
    (await client.query(statement, values, { rowMode: "array" })).rows;
  const add = (number: number) => ask("insert into line (number) values ($1)", number);
  const numbers = () => ask("select number::int from line where number > 0 order by number");

  it("gives back what it was given, in every type that our tables have", async () => {
    const at = "2026-11-26T10:00:00.000Z";
    const values = [-1n, 'Größe "1" \\ 😀', at, JSON.stringify({ a: [1] })];
    await ask("insert into line values ($1, $2, $3, $4)", ...values);
    const rows = await ask("select number::text, text, at = $1, facts from line where number = -1", at);
    expect(rows).toEqual([["-1", 'Größe "1" \\ 😀', true, { a: [1] }]]);
    expect(await ask("update line set text = $1 where number = -1 returning text", null)).toEqual([[null]]);
  });

  it("says what the engine says of an error, and serves the next one", async () => {
    await add(1);
    await expect(add(1)).rejects.toMatchObject({ code: "23505" });
    await expect(ask("select nothing")).rejects.toMatchObject({ code: "42703" });
    expect(await numbers()).toEqual([[1]]);
  });

  it("keeps nothing of its answers", async () => {
    setFlagsFromString("--expose-gc");
    const collect: () => void = runInNewContext("gc");
    const heldAfter = async (answers: number) => {
      for (let count = 0; count < answers; count += 1) await ask("select repeat('x', 20000)");
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = await heldAfter(10);
    // 40 million characters: kept, they would be as many bytes.
    expect((await heldAfter(2_000)) - before).toBeLessThan(10_000_000);
  });

  it("keeps others out of a transaction, and shows them none of it before its end", async () => {
    const order: string[] = [];
    const writing = client.transaction(async (inside) => {
      await inside.query("insert into line (number) values (2)", [], {});
      order.push("written");
      await new Promise(setImmediate);
      order.push("done");
    });
    const reading = numbers().then((rows) => order.push(`read ${rows.length}`));
    await Promise.all([writing, reading]);
    expect(order).toEqual(["written", "done", "read 2"]);
  });

  it("takes everything back when the work fails", async () => {
    const failing = client.transaction(async (inside) => {
      await inside.query("insert into line (number) values (3)", [], {});
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await numbers()).toEqual([[1], [2]]);
  });

  it("does not call a transaction done whose work went on over a failed statement", async () => {
    const swallowing = client.transaction(async (inside) => {
      await inside.query("insert into line (number) values (4)", [], {});
      await inside.query("insert into line (number) values (4)", [], {}).catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow("rolled back");
    expect(await numbers()).toEqual([[1], [2]]);
  });

  it("leaves no transaction open, whether its first statement fails or there is none", async () => {
    const failing = client.transaction((inside) => inside.query("select nothing", [], {}));
    await expect(failing).rejects.toMatchObject({ code: "42703" });
    const alreadyThere = client.transaction((inside) =>
      inside.query("insert into line (number) values (1)", [], {}),
    );
    await expect(alreadyThere).rejects.toMatchObject({ code: "23505" });
    expect(await client.transaction(async () => "nothing done")).toBe("nothing done");
    // Only inside of one there are savepoints.
    await expect(ask("savepoint here")).rejects.toMatchObject({ code: "25P01" });
  });

  it("plans what is kept once and by an index, everything else anew, also after a transaction taken back", async () => {
    const kept = `${keptMark}select text from line where number = $1`;
    const other = "select text from line where number = $1 + 0";
    for (let count = 0; count < 3; count += 1) {
      await ask(kept, 1);
      await ask(other, 1);
      const failing = client.transaction(async (inside) => {
        await inside.query(count === 1 ? kept : other, [1], {});
        await inside.query(count === 1 ? other : kept, [1], {});
        throw new Error("changed my mind");
      });
      await expect(failing).rejects.toThrow("changed my mind");
    }
    const plans =
      "select generic_plans::int, custom_plans::int from pg_prepared_statements where statement = $1";
    expect(await ask(plans, kept)).toEqual([[6, 0]]);
    expect(await ask(plans, other)).toEqual([[0, 6]]);
  });

  it("goes on after more statements than it keeps", async () => {
    for (let count = 0; count < 1_100; count += 1) {
      expect(await ask(`select ${count} + $1::int`, 1)).toEqual([[count + 1]]);
    }
  });
});
