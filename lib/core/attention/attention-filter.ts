import { attentionKinds } from "./attention-case";
import type { AttentionFilter } from "./attention-view";

type Parameters = Readonly<Record<string, unknown>>;

/** Reads the filter out of an address; what cannot be read is no filter. */
export function readAttentionFilter({ show, whose, kind }: Parameters): AttentionFilter {
  return {
    show: show === "closed" ? "closed" : "open",
    whose: whose === "mine" || whose === "nobody" ? whose : "everyone",
    kind: attentionKinds.find((known) => known === kind) ?? null,
  };
}

/** What the filters are called on their page. */
export const attentionFilterLabels: Readonly<Record<keyof AttentionFilter, string>> = {
  show: "Show",
  whose: "Owner",
  kind: "Kind",
};

/** The address of the list with this filter; `after` is the key of a later page. */
export function attentionAddress(filter: AttentionFilter, after: string | null): string {
  return address("/attention", filter, after);
}

/** The address of the file that holds what this filter leaves, whatever page is shown. */
export function attentionExportAddress(filter: AttentionFilter): string {
  return address("/attention/export", filter, null);
}

function address(path: string, { show, whose, kind }: AttentionFilter, after: string | null): string {
  const named = {
    show: show === "closed" ? show : "",
    whose: whose === "everyone" ? "" : whose,
    kind: kind ?? "",
    after: after ?? "",
  };
  const set = Object.entries(named).filter(([, value]) => value !== "");
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}
