import { describe, expect, it } from "vitest";
import { instantsOf, isFiltered, readAuditFilter, setFilters } from "./audit-filter";

const none = { event: "", object: "", actor: "", from: "", to: "" };

describe("a filter of the audit log", () => {
  it("is read from an address, trimmed", () => {
    const read = readAuditFilter({ event: " refund.failed ", actor: "Ana", to: "2026-11-23", format: "csv" });
    expect(read).toEqual({ ...none, event: "refund.failed", actor: "Ana", to: "2026-11-23" });
    expect(setFilters(read)).toEqual({ event: "refund.failed", actor: "Ana", to: "2026-11-23" });
    expect(isFiltered(read)).toBe(true);
  });

  it.each([
    ["nothing", {}],
    ["spaces", { event: "  ", from: " " }],
    ["a parameter given twice", { event: ["a", "b"] }],
    ["a day that does not exist", { from: "2026-02-30", to: "2026-13-01" }],
    ["a day in other words", { from: "23.11.2026", to: "yesterday" }],
    ["a day with a time", { from: "2026-11-23T00:00Z" }],
    ["a NUL, which no row can hold", { object: "\0" }],
  ])("keeps everything for %s", (_title, parameters) => {
    expect(readAuditFilter(parameters)).toEqual(none);
    expect(isFiltered(none)).toBe(false);
  });

  it("cuts texts that are longer than anything written down", () => {
    expect(readAuditFilter({ object: "x".repeat(5000) }).object).toHaveLength(600);
  });

  it("reaches from the first instant of a day to the last of another, in UTC", () => {
    expect(instantsOf({ ...none, from: "2026-11-01", to: "2026-11-30" })).toEqual({
      from: new Date("2026-11-01T00:00:00Z"),
      before: new Date("2026-12-01T00:00:00Z"),
    });
    expect(instantsOf(none)).toEqual({ from: null, before: null });
  });
});
