import type { AccessList } from "@/lib/core/access/access-files";
import type { AccessPeriod } from "@/lib/core/access/access-period";

/** The address of the file that holds what is shown of one list. */
export function accessExportAddress(list: AccessList, { days, asOf }: AccessPeriod): string {
  const query = new URLSearchParams({ list, days: String(days), asOf: asOf.toISOString() });
  return `/settings/access/export?${query}`;
}
