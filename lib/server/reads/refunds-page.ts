import "server-only";
import type { Operator } from "@/lib/core/operator";
import { type RefundsView, refundsFilterLabels } from "@/lib/core/refund/refunds-view";
import { unreadFilters } from "@/lib/core/search/unread-filters";
import { listRequesters } from "@/lib/server/database/known-requesters";
import { listRequests, type RequestKey } from "@/lib/server/database/list-requests";
import { type RequestRow, toRequestedRefund } from "@/lib/server/database/request-rows";
import { type Hands, hands } from "@/lib/server/hands";
import { type AddressParameters, addressText, readRefundsFilter, toRequestFilter } from "./refunds-filter";

const rowsPerPage = 50;

/** As many as a person still finds somebody among. */
const mostRequesters = 200;

/** The list of our refunds; its filters come from the address, and what cannot be read is told and left out. */
export async function readRefundsPage(
  operator: Operator,
  parameters: AddressParameters,
  locale: string,
): Promise<RefundsView> {
  return readRefundsPageWith(await hands(), operator, parameters, locale);
}

/** The same with given hands. */
export async function readRefundsPageWith(
  { database, livemode }: Pick<Hands, "database" | "livemode">,
  operator: Operator,
  parameters: AddressParameters,
  locale: string,
): Promise<RefundsView> {
  const filter = readRefundsFilter(parameters);
  const after = readKey(addressText(parameters, "after"));
  const narrowed = toRequestFilter(filter, operator, livemode);
  const [rows, requesters] = await Promise.all([
    listRequests(database, narrowed, after, rowsPerPage + 1),
    listRequesters(database, { livemode, most: mostRequesters }),
  ]);
  const shown = rows.slice(0, rowsPerPage);
  const last = rows.length > rowsPerPage ? shown.at(-1) : undefined;
  return {
    filter,
    unread: unreadFilters(refundsFilterLabels, parameters, filter),
    requesters: requesters.flatMap(({ issuer, subject, name }) =>
      issuer === operator.issuer && subject === operator.subject
        ? []
        : [{ key: `${issuer}|${subject}`, name }],
    ),
    livemode,
    locale,
    refunds: shown.map(toRequestedRefund),
    next: last ? writeKey(last) : null,
  };
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
