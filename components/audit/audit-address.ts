import type { AuditFormat } from "@/lib/core/audit/audit-export";
import { type AuditFilter, setFilters } from "@/lib/core/audit/audit-filter";

/** The address of the audit log with these filters; `after` is the key of a later page. */
export function auditAddress(filter: AuditFilter, after: string | null): string {
  return address("/audit-log", { ...setFilters(filter), ...(after !== null && { after }) });
}

/** The address of the file that holds what these filters leave, whatever page is shown. */
export function auditExportAddress(filter: AuditFilter, format: AuditFormat): string {
  return address("/audit-log/export", { format, ...setFilters(filter) });
}

function address(path: string, parameters: Record<string, string>): string {
  const query = new URLSearchParams(parameters).toString();
  return query === "" ? path : `${path}?${query}`;
}
