import { describe, expect, it } from "vitest";
import { auditFileName, auditWritings } from "./audit-export";

const body = JSON.stringify({
  actor: "https://id|ana",
  actorName: "=Ana",
  at: "2026-11-23T12:00:00.000Z",
  event: "a.b",
  facts: { note: "“Größe”\u2028" },
  object: "rq_1",
});
const record = {
  seq: 7n,
  at: new Date("2026-11-23T12:00:00Z"),
  actor: "https://id|ana",
  event: "a.b",
  object: "rq_1",
  body,
  previousHash: "aa",
  hash: "bb",
};
const none = { event: "", object: "", actor: "", from: "", to: "" };

describe("an export as JSON lines", () => {
  it("begins by saying whether it is the whole log, and where it ends", () => {
    expect(JSON.parse(auditWritings.jsonl.head(none, 9n))).toEqual({
      format: "rd-audit-1",
      extent: "whole",
      filter: {},
      lastSeq: 9,
    });
    expect(JSON.parse(auditWritings.jsonl.head({ ...none, event: "a.b" }, 9n))).toMatchObject({
      extent: "filtered",
      filter: { event: "a.b" },
    });
  });

  it("holds each row exactly, its stored text included, on one line", () => {
    const line = auditWritings.jsonl.row(record);
    expect(line.indexOf("\n")).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual({ ...record, seq: 7, at: "2026-11-23T12:00:00.000Z" });
    expect(Object.keys(JSON.parse(line))).toEqual([
      "seq",
      "at",
      "actor",
      "event",
      "object",
      "body",
      "previousHash",
      "hash",
    ]);
  });
});

describe("an export as CSV", () => {
  it("has as many cells in a row as in its first line, the person's name defused", () => {
    const [head, row] = [auditWritings.csv.head(none, 9n), auditWritings.csv.row({ ...record, body: "{" })];
    expect(head.split(",")).toHaveLength(row.split(",").length);
    expect(auditWritings.csv.row(record)).toContain(`,"https://id|ana","'=Ana","a.b","rq_1",`);
  });
});

it("the name of a file says when rows were left out", () => {
  const at = new Date("2026-11-23T23:59:59Z");
  expect(auditFileName(none, "jsonl", at)).toBe("audit-log-2026-11-23.jsonl");
  expect(auditFileName({ ...none, actor: "Ana" }, "csv", at)).toBe("audit-log-filtered-2026-11-23.csv");
});
