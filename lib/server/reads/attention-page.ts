import "server-only";
import { attentionFilterLabels, readAttentionFilter } from "@/lib/core/attention/attention-filter";
import type { AttentionCase, AttentionFilter, AttentionView } from "@/lib/core/attention/attention-view";
import type { Operator } from "@/lib/core/operator";
import { unreadFilters } from "@/lib/core/search/unread-filters";
import { toAttentionCase } from "@/lib/server/database/case-rows";
import { type CaseFilter, type CaseKey, listCases } from "@/lib/server/database/list-cases";
import { type Hands, hands } from "@/lib/server/hands";
import { attentionRights } from "./attention-rights";

type AddressParameters = Readonly<Record<string, string | string[] | undefined>>;

const rowsPerPage = 30;

/** Long enough to read that one has taken a case, or given it back. */
const justMilliseconds = 60_000;

/** What needs a person, or needed one; the filters come from the address. */
export async function readAttentionPage(
  operator: Operator,
  parameters: AddressParameters,
  locale: string,
): Promise<AttentionView> {
  return readAttentionPageWith(await hands(), operator, parameters, locale);
}

/** The same with given hands. */
export async function readAttentionPageWith(
  open: Pick<Hands, "database" | "clock" | "livemode">,
  operator: Operator,
  parameters: AddressParameters,
  locale: string,
): Promise<AttentionView> {
  const filter = readAttentionFilter(parameters);
  const after = readKey(parameters.after);
  const now = open.clock.now();
  const narrowed = { ...toCaseFilter(filter, operator, now), livemode: open.livemode };
  const found = await listCases(open.database, narrowed, after, rowsPerPage + 1);
  const cases = found.slice(0, rowsPerPage).map(toAttentionCase);
  const last = found.length > rowsPerPage ? cases.at(-1) : undefined;
  const next = last ? writeKey(last, filter) : null;
  const unread = unreadFilters(attentionFilterLabels, parameters, filter);
  return { filter, unread, cases, next, locale, now, ...attentionRights(operator) };
}

/** The filter of an address for our books, as this person means it. */
export function toCaseFilter(
  { show, whose, kind }: AttentionFilter,
  operator: Operator,
  now: Date,
): Omit<CaseFilter, "livemode"> {
  const { issuer, subject } = operator;
  const owners = { everyone: null, nobody: "nobody", mine: { issuer, subject } } as const;
  const justMoved = { by: operator, since: new Date(now.getTime() - justMilliseconds) };
  return { kind, isClosed: show === "closed", owner: owners[whose], justMoved };
}

/** The key of a page in the address: the instant that the list goes by, and the id, of the last case. */
function writeKey({ id, openedAt, closing }: AttentionCase, { show }: AttentionFilter): string {
  const at = show === "closed" ? closing?.at : openedAt;
  return `${at?.toISOString()}_${id}`;
}

function readKey(value: string | string[] | undefined): CaseKey | null {
  const text = typeof value === "string" ? value : "";
  const [, instant = "", id = ""] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)_(ac_[0-9a-f]{32})$/.exec(text) ?? [];
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? null : { at, id };
}
