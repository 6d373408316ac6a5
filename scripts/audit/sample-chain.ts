import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

export const { privateKey, publicKey } = generateKeyPairSync("ed25519");
export const signedAt = "2026-11-23T13:00:00.000Z";

export type SampleRow = {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly event: string;
  readonly object: string;
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
};

const told = { at: "2026-11-23T12:00:00.000Z", actor: "https://id|ana", event: "a.b", object: "rq_1" };

/** A chain as the console writes it, made by the words of docs/audit-log.md; `noteAt` gives each row's note. */
export function sampleChain(count: number, noteAt: (seq: number) => string): readonly SampleRow[] {
  const rows: SampleRow[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const body = JSON.stringify({ ...told, actorName: "Ana", facts: { seq, note: noteAt(seq) } });
    const previousHash = rows.at(-1)?.hash ?? "start";
    const hash = createHash("sha256").update(`rd-audit-1|${seq}|${previousHash}|${body}`).digest("hex");
    rows.push({ seq, ...told, body, previousHash, hash });
  }
  return rows;
}

/** An export of these rows; `head` replaces members of its first line. */
export function sampleExport(rows: readonly object[], head: object = {}): string {
  const first = { format: "rd-audit-1", extent: "whole", filter: {}, lastSeq: rows.length, ...head };
  return [first, ...rows].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** The line that witnesses a row. */
export function sampleCheckpoint(row: SampleRow | undefined, key: KeyObject): string {
  if (row === undefined) throw new Error("no such row");
  const { seq, hash } = row;
  const text = `rd-checkpoint-1|${seq}|${hash}|${signedAt}`;
  const signature = sign(null, Buffer.from(text), key).toString("base64");
  return `${JSON.stringify({ format: "rd-checkpoint-1", seq, hash, at: signedAt, signature })}\n`;
}
