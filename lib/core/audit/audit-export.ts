import { readAuditBody } from "./audit-body";
import { type AuditFilter, isFiltered, setFilters } from "./audit-filter";
import { csvLine } from "./csv";

export const auditFormats = ["csv", "jsonl"] as const;
export type AuditFormat = (typeof auditFormats)[number];

/** A row of the audit log as it is stored. */
export type AuditRecord = {
  readonly seq: bigint;
  readonly at: Date;
  readonly actor: string;
  readonly event: string;
  readonly object: string;
  /** The very text that the hash covers. */
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
};

/** How an export is written: its first line, and a line for each row. */
export type AuditWriting = {
  readonly head: (filter: AuditFilter, lastSeq: bigint) => string;
  readonly row: (record: AuditRecord) => string;
};

/** CSV is for people and spreadsheets; only JSON lines are exact, and of those only the whole log is a chain. */
export const auditWritings: Readonly<Record<AuditFormat, AuditWriting>> = {
  csv: {
    head: () =>
      csvLine(["seq", "at", "actor", "actorName", "event", "object", "body", "previousHash", "hash"]),
    row: csvRow,
  },
  jsonl: { head: jsonHead, row: jsonRow },
};

/** Such as `audit-log-2026-11-23.jsonl`; an export that leaves rows out says so. */
export function auditFileName(filter: AuditFilter, format: AuditFormat, at: Date): string {
  const day = at.toISOString().slice(0, 10);
  return `audit-log-${isFiltered(filter) ? "filtered-" : ""}${day}.${format}`;
}

function csvRow({ seq, at, actor, event, object, body, previousHash, hash }: AuditRecord): string {
  const actorName = readAuditBody(body)?.actorName ?? "";
  return csvLine([
    seq.toString(),
    at.toISOString(),
    actor,
    actorName,
    event,
    object,
    body,
    previousHash,
    hash,
  ]);
}

/** The number of the last row lets a reader see that a download broke off. */
function jsonHead(filter: AuditFilter, lastSeq: bigint): string {
  const extent = isFiltered(filter) ? "filtered" : "whole";
  const head = { format: "rd-audit-1", extent, filter: setFilters(filter), lastSeq: Number(lastSeq) };
  return `${JSON.stringify(head)}\n`;
}

/** The order of the members is part of the format: a verifier compares the whole line. */
function jsonRow({ seq, at, actor, event, object, body, previousHash, hash }: AuditRecord): string {
  return `${JSON.stringify({ seq: Number(seq), at: at.toISOString(), actor, event, object, body, previousHash, hash })}\n`;
}
