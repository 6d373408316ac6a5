import "server-only";
import type { Operator } from "@/lib/core/operator";
import { refundStates } from "@/lib/core/refund/refund-ledger";
import { type RefundsFilter, type RefundsView, refundsFilterLabels } from "@/lib/core/refund/refunds-view";
import { unreadFilters } from "@/lib/core/search/unread-filters";
import { listRequests, type RequestFilter, type RequestKey } from "@/lib/server/database/list-requests";
import { type RequestRow, toRequestedRefund } from "@/lib/server/database/request-rows";
import { hands } from "@/lib/server/hands";

export type AddressParameters = Readonly<Record<string, string | string[] | undefined>>;

const rowsPerPage = 50;
const dayMilliseconds = 86_400_000;

/** The list of our refunds; its filters come from the address, and what cannot be read is told and left out. */
export async function readRefundsPage(
  operator: Operator,
  parameters: AddressParameters,
  locale: string,
): Promise<RefundsView> {
  const { database, livemode } = await hands();
  const filter = readFilter(parameters);
  const after = readKey(textOf(parameters, "after"));
  const rows = await listRequests(
    database,
    toRequestFilter(filter, operator, livemode),
    after,
    rowsPerPage + 1,
  );
  const shown = rows.slice(0, rowsPerPage);
  const last = rows.length > rowsPerPage ? shown.at(-1) : undefined;
  return {
    filter,
    unread: unreadFilters(refundsFilterLabels, parameters, filter),
    livemode,
    locale,
    refunds: shown.map(toRequestedRefund),
    next: last ? writeKey(last) : null,
  };
}

function readFilter(parameters: AddressParameters): RefundsFilter {
  const state = textOf(parameters, "state");
  return {
    state: refundStates.find((known) => known === state) ?? null,
    whose: textOf(parameters, "whose") === "mine" ? "mine" : "everyone",
    ticket: textOf(parameters, "ticket").trim().slice(0, 100),
    chargeId: textOf(parameters, "chargeId").trim().slice(0, 80),
    from: dayOf(textOf(parameters, "from")),
    to: dayOf(textOf(parameters, "to")),
  };
}

function textOf(parameters: AddressParameters, name: string): string {
  const value = parameters[name];
  // Postgres takes neither NUL nor broken characters; no ticket and no number holds a control character.
  const isText = typeof value === "string" && value.isWellFormed() && !/\p{Cc}/u.test(value);
  return isText ? value : "";
}

/** A day that does not exist, such as 2026-02-30, is no filter. */
function dayOf(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return "";
  const start = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(start.getTime()) || !start.toISOString().startsWith(text) ? "" : text;
}

function toRequestFilter(
  filter: RefundsFilter,
  { issuer, subject }: Operator,
  livemode: boolean,
): RequestFilter {
  const { state, ticket, chargeId, from, to } = filter;
  return {
    state,
    ticket,
    chargeId,
    livemode,
    requester: filter.whose === "mine" ? { issuer, subject } : null,
    from: from === "" ? null : startOf(from),
    before: to === "" ? null : new Date(startOf(to).getTime() + dayMilliseconds),
  };
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The key of a page in the address: the last row's instant and id. */
function writeKey({ createdAt, id }: RequestRow): string {
  return `${createdAt.toISOString()}_${id}`;
}

function readKey(text: string): RequestKey | null {
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z)_(rq_[0-9a-f]{32})$/.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const createdAt = new Date(match[1]);
  return Number.isNaN(createdAt.getTime()) ? null : { createdAt, id: match[2] };
}
