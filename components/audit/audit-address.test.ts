import { describe, expect, it } from "vitest";
import { readAuditFilter } from "@/lib/core/audit/audit-filter";
import { auditAddress, auditExportAddress } from "./audit-address";

const filter = readAuditFilter({ actor: "https://id|ana", event: "refund.failed" });
const none = readAuditFilter({});

describe("the address of the audit log", () => {
  it("carries only what is set", () => {
    expect(auditAddress(none, null)).toBe("/audit-log");
    expect(auditAddress(none, "51")).toBe("/audit-log?after=51");
    expect(auditExportAddress(none, "csv")).toBe("/audit-log/export?format=csv");
  });

  it("brings the same filter back, in the export too", () => {
    for (const address of [auditAddress(filter, "51"), auditExportAddress(filter, "jsonl")]) {
      const { searchParams } = new URL(address, "https://refunds.example.com");
      expect(readAuditFilter(Object.fromEntries(searchParams))).toEqual(filter);
    }
  });
});
