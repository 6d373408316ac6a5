import { parseJson } from "./parse-json.mjs";
import { linkFault, readRow } from "./read-row.mjs";

/**
 * @typedef {import("./read-checkpoints.mjs").Checkpoint} Checkpoint
 * @typedef {{ fault: string } | { fault: null, isWhole: boolean, rows: number, lastSeq: number,
 *   confirmed: number, lastConfirmed: Checkpoint | null, unseen: number }} Verdict
 */

/**
 * Reads an export once, row by row, and stops at the first fault.
 * @param {AsyncIterable<string | null>} lines
 * @param {readonly Checkpoint[]} checkpoints with signatures that were found right
 * @returns {Promise<Verdict>}
 */
export async function verifyExport(lines, checkpoints) {
  const source = lines[Symbol.asyncIterator]();
  const first = await source.next();
  const head = first.done ? null : readHead(first.value);
  if (head === null) return { fault: "Line 1 is not the first line of an export of the audit log." };
  const witnesses = bySeq(checkpoints);
  const seen = { rows: 0, last: { seq: 0, hash: "start" }, confirmed: [] };
  for (let line = await source.next(); !line.done; line = await source.next()) {
    const fault = readNext(line.value, head.isWhole, witnesses, seen);
    if (fault !== null) return { fault: `Line ${seen.rows + 2} ${fault}` };
  }
  const fault = head.isWhole ? endFault(head, seen, checkpoints) : null;
  return fault === null ? soundVerdict(head, seen, checkpoints) : { fault };
}

function readHead(line) {
  const head = parseJson(line);
  const isHead = head?.format === "rd-audit-1" && ["whole", "filtered"].includes(head.extent);
  return isHead ? { isWhole: head.extent === "whole", lastSeq: head.lastSeq } : null;
}

function bySeq(checkpoints) {
  const found = new Map();
  for (const checkpoint of checkpoints) {
    found.set(checkpoint.seq, [...(found.get(checkpoint.seq) ?? []), checkpoint]);
  }
  return found;
}

/** Checks one row against those before it, and takes it in. */
function readNext(line, isWhole, witnesses, seen) {
  const row = readRow(line);
  if (typeof row === "string") return row;
  const fault = linkFault(seen.last, row, isWhole);
  if (fault !== null) return fault;
  const about = witnesses.get(row.seq) ?? [];
  const denial = about.find(({ hash }) => hash !== row.hash);
  if (denial) return `(row ${row.seq}) is not the row that was signed on ${denial.at}.`;
  seen.rows += 1;
  seen.last = { seq: row.seq, hash: row.hash };
  seen.confirmed.push(...about);
  return null;
}

/** A tail that was cut shows by what came after it. */
function endFault({ lastSeq }, { last }, checkpoints) {
  const later = checkpoints.find(({ seq }) => seq > last.seq);
  if (later) {
    return `Rows are missing after row ${last.seq}: on ${later.at} the log was signed at row ${later.seq}.`;
  }
  if (lastSeq === last.seq) return null;
  return `Rows are missing after row ${last.seq}: the first line announces rows up to ${lastSeq}.`;
}

function soundVerdict({ isWhole }, { rows, last, confirmed }, checkpoints) {
  const unseen = checkpoints.length - confirmed.length;
  const lastConfirmed = confirmed.at(-1) ?? null;
  const counts = { rows, lastSeq: last.seq, confirmed: confirmed.length, unseen };
  return { fault: null, isWhole, lastConfirmed, ...counts };
}
