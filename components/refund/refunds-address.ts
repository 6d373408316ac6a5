import type { RefundsFilter } from "@/lib/core/refund/refunds-view";

/** The address of the list of refunds with these filters; `after` is the key of a later page. */
export function refundsAddress(filter: RefundsFilter, after: string | null): string {
  const named = {
    ...filter,
    state: filter.state ?? "",
    whose: filter.whose === "mine" ? "mine" : "",
    after: after ?? "",
  };
  const set = Object.entries(named).filter(([, value]) => value !== "");
  return set.length === 0 ? "/refunds" : `/refunds?${new URLSearchParams(set)}`;
}
