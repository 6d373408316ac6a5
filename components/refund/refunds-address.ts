import type { RefundsFilter } from "@/lib/core/refund/refunds-view";

/** The address of the list of refunds with these filters; `after` is the key of a later page. */
export function refundsAddress(filter: RefundsFilter, after: string | null): string {
  return address("/refunds", filter, after);
}

/** The address of the file that holds what these filters leave, whatever page is shown. */
export function refundsExportAddress(filter: RefundsFilter): string {
  return address("/refunds/export", filter, null);
}

function address(path: string, filter: RefundsFilter, after: string | null): string {
  const named = {
    ...filter,
    state: filter.state ?? "",
    whose: filter.whose === "everyone" ? "" : filter.whose,
    after: after ?? "",
  };
  const set = Object.entries(named).filter(([, value]) => value !== "");
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}
