import { createHash } from "node:crypto";
import { parseJson } from "./parse-json.mjs";

/**
 * @typedef {{ seq: number, at: string, actor: string, event: string, object: string, body: string,
 *   previousHash: string, hash: string }} Row
 * @typedef {Pick<Row, "seq" | "hash">} Link
 */

const texts = ["at", "actor", "event", "object", "body", "previousHash", "hash"];
const toldByBody = ["at", "actor", "event", "object"];

/**
 * A row of an export that holds by itself: its hash covers its text, and its columns say what the text says.
 * @param {string | null} line
 * @returns {Row | string} the row, or a sentence about what is wrong with it
 */
export function readRow(line) {
  const row = parseJson(line);
  const isShaped = Number.isSafeInteger(row?.seq) && texts.every((name) => typeof row[name] === "string");
  if (!isShaped) return "is not a row of an audit log.";
  if (asExported(row) !== line) return `(row ${row.seq}) is not written as the export writes it.`;
  if (hashOf(row) !== row.hash) return `(row ${row.seq}) was changed: its hash does not fit its text.`;
  const body = parseJson(row.body);
  const astray = toldByBody.find((name) => body?.[name] !== row[name]);
  return astray === undefined ? row : `(row ${row.seq}) says another ${astray} than its hashed text.`;
}

/**
 * What is wrong between two rows that follow one another in the file, or null.
 * @param {Link} previous the row before; number 0 and the hash `start` before the first
 * @param {Row} row
 * @param {boolean} isWhole whether every row must be there
 * @returns {string | null}
 */
export function linkFault(previous, row, isWhole) {
  const next = previous.seq + 1;
  if (row.seq < next) return `(row ${row.seq}) stands out of order: it comes after row ${previous.seq}.`;
  if (row.seq > next) return isWhole ? missing(next, row.seq) : null;
  const follows = row.previousHash === previous.hash;
  return follows ? null : `(row ${row.seq}) does not follow row ${previous.seq}: one of them was replaced.`;
}

function missing(first, found) {
  const which = found - first === 1 ? `row ${first} is` : `rows ${first} to ${found - 1} are`;
  return `(row ${found}) comes too early: ${which} missing.`;
}

/** The line as the console writes it: a second member of a name, or a space, is somebody else's. */
function asExported({ seq, at, actor, event, object, body, previousHash, hash }) {
  return JSON.stringify({ seq, at, actor, event, object, body, previousHash, hash });
}

function hashOf({ seq, previousHash, body }) {
  return createHash("sha256").update(`rd-audit-1|${seq}|${previousHash}|${body}`).digest("hex");
}
