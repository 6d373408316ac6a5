import "server-only";
import type { Operator } from "@/lib/core/operator";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import type { Hands } from "@/lib/server/hands";

/** A list as a file under way: its text comes in pieces, and no more than one of them is held. */
export type ListFile = { readonly fileName: string; readonly pieces: AsyncGenerator<string> };

/** As many rows as a piece holds. */
export const rowsPerPiece = 500;

type Trace = {
  readonly list: "refunds" | "attention";
  /** What the address narrows the list to; what is empty narrows nothing. */
  readonly filter: Readonly<Record<string, string>>;
};

/**
 * Writes down who takes a list out of the console, and what of it, and gives the file its name; whoever cannot be
 * written down does not get it.
 */
export async function traceListFile(
  operator: Operator,
  { list, filter }: Trace,
  { database, clock }: Pick<Hands, "database" | "clock">,
): Promise<string> {
  const at = clock.now();
  const set = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
  const entry = { event: `${list}.exported`, object: list, facts: { filter: set, format: "csv" } };
  await inTransaction(database, (transaction) => appendAudit(transaction, operator, at, [entry]));
  const extent = Object.keys(set).length === 0 ? "" : "filtered-";
  return `${list}-${extent}${at.toISOString().slice(0, 10)}.csv`;
}

/** All rows of a list, page after page by key, as text; `next` gives the page behind a row, and null begins. */
export async function* piecesOf<Row>(
  head: string,
  next: (last: Row | null) => Promise<readonly Row[]>,
  write: (row: Row) => string,
): AsyncGenerator<string> {
  yield head;
  let last: Row | null = null;
  for (;;) {
    const rows: readonly Row[] = await next(last);
    if (rows.length > 0) yield rows.map(write).join("");
    if (rows.length < rowsPerPiece) return;
    last = rows.at(-1) ?? null;
  }
}
