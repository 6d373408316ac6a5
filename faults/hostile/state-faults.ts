import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/**
 * Tables that hold no state of ours: the log itself; when jobs ran; hints from webhooks, each of which was signed;
 * and who has a page open. Everything else must stand in the log.
 */
const beside = ["audit", "audit_head", "recurring_job", "event_inbox", "open_page"];

/** What a look at Stripe copies: it may differ from row to row without an act of anybody. */
const copied: Readonly<Record<string, readonly string[]>> = {
  charge_ledger: ["captured_minor", "disputed", "last_seen_at", "livemode", "currency"],
};

type Row = Readonly<Record<string, unknown>>;

/**
 * Every row of every table, as it lies in the folder of a server that is gone, which no row of the audit log
 * accounts for. The folder was empty before, so each row is a change.
 */
export async function stateFaults(
  directory: string,
): Promise<{ faults: string[]; rows: Record<string, number> }> {
  const client = await PGlite.create({ fs: new NodeFS(directory) });
  try {
    const list = async (statement: string) => (await client.query<Row>(statement)).rows;
    const told = new Set(
      (await list("select object, body from audit")).flatMap(({ object, body }) => [
        object,
        ...wordsOf(body),
      ]),
    );
    const tables = await list(
      "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
    );
    const faults: string[] = [];
    const rows: Record<string, number> = {};
    for (const { name } of tables.filter(({ name: table }) => typeof table === "string")) {
      const table = String(name);
      const all = await list(`select * from "${table}"`);
      rows[table] = all.length;
      if (beside.includes(table)) continue;
      const silent = all.filter((row) => !isBlank(table, row) && !idsOf(row).some((id) => told.has(id)));
      faults.push(
        ...silent.map((row) => `${table}: nothing in the log tells of ${idsOf(row)[0] ?? "a row"}`),
      );
    }
    return { faults, rows };
  } finally {
    await client.close();
  }
}

/** A charge that was only looked at: all its own figures stand at nought. */
function isBlank(table: string, row: Row): boolean {
  const copiedNames = copied[table];
  if (copiedNames === undefined) return false;
  const own = Object.entries(row).filter(([name]) => name !== "charge_id" && !copiedNames.includes(name));
  return own.every(([, value]) => [null, false, 0, 0n, "0"].some((blank) => blank === value));
}

function idsOf(row: Row): string[] {
  const ids = Object.entries(row)
    .filter(([name, value]) => /(^|_)id$/.test(name) && typeof value === "string")
    .map(([, value]) => String(value));
  return [...ids, ...endedOf(row)];
}

/** An ended session is told of as `kind:value`, an ended person as `issuer|value`. */
function endedOf(row: Row): string[] {
  return typeof row.kind === "string" && typeof row.value === "string"
    ? [`${row.kind}:${row.value}`, `${String(row.issuer)}|${row.value}`]
    : [];
}

function wordsOf(body: unknown): string[] {
  return String(body).match(/[A-Za-z]+_[A-Za-z0-9]+/g) ?? [];
}
