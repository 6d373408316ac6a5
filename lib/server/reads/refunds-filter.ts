import "server-only";
import { type Operator, personOfKey } from "@/lib/core/operator";
import { refundStates } from "@/lib/core/refund/refund-ledger";
import type { RefundsFilter } from "@/lib/core/refund/refunds-view";
import type { RequestFilter } from "@/lib/server/database/list-requests";

export type AddressParameters = Readonly<Record<string, string | string[] | undefined>>;

const dayMilliseconds = 86_400_000;

/** Longer than issuer and subject of anybody are: OpenID Connect allows 255 characters of a subject. */
const longestPerson = 600;

/** Reads the filters of the list of refunds out of an address; what cannot be read is no filter. */
export function readRefundsFilter(parameters: AddressParameters): RefundsFilter {
  const state = addressText(parameters, "state");
  return {
    state: refundStates.find((known) => known === state) ?? null,
    whose: whoseOf(addressText(parameters, "whose")),
    ticket: addressText(parameters, "ticket").trim().slice(0, 100),
    chargeId: addressText(parameters, "chargeId").trim().slice(0, 80),
    from: dayOf(addressText(parameters, "from")),
    to: dayOf(addressText(parameters, "to")),
  };
}

/** A parameter that is there once and can be a text of our books; empty for anything else. */
export function addressText(parameters: AddressParameters, name: string): string {
  const value = parameters[name];
  // Postgres takes neither NUL nor broken characters; no ticket and no number holds a control character.
  const isText = typeof value === "string" && value.isWellFormed() && !/\p{Cc}/u.test(value);
  return isText ? value : "";
}

function whoseOf(text: string): string {
  if (text === "mine") return "mine";
  const isPerson = text.length <= longestPerson && /^[^|]+\|./.test(text) && personOfKey(text) !== null;
  return isPerson ? text : "everyone";
}

/** A day that does not exist, such as 2026-02-30, is no filter. */
function dayOf(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return "";
  const start = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(start.getTime()) || !start.toISOString().startsWith(text) ? "" : text;
}

/** The same filter for our books, as this person means it. */
export function toRequestFilter(
  filter: RefundsFilter,
  { issuer, subject }: Operator,
  livemode: boolean,
): RequestFilter {
  const { state, whose, ticket, chargeId, from, to } = filter;
  return {
    state,
    ticket,
    chargeId,
    livemode,
    requester: whose === "mine" ? { issuer, subject } : personOfKey(whose),
    from: from === "" ? null : startOf(from),
    before: to === "" ? null : new Date(startOf(to).getTime() + dayMilliseconds),
  };
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
