import "server-only";
import { type LiveView, openElsewhere, type Watching } from "@/lib/core/charge/live-view";
import type { Operator } from "@/lib/core/operator";
import { listWatched } from "@/lib/server/database/open-pages";
import { findRequest } from "@/lib/server/database/request-rows";
import { hands } from "@/lib/server/hands";

/** What a page that cannot be told asks for itself, now and then. */
export async function readLiveView(operator: Operator, { chargeId, pageId }: Watching): Promise<LiveView> {
  const { database } = await hands();
  const { version = null, pages = [] } = (await listWatched(database, [chargeId])).get(chargeId) ?? {};
  return { version, others: pageId === null ? "" : openElsewhere(pages, operator, pageId) };
}

const requestIdPattern = /^rq_[0-9a-f]{32}$/;

/** What to watch for the page of one refund: its charge. Null when there is no such refund. */
export async function readWatchedRefund(_operator: Operator, requestId: string): Promise<Watching | null> {
  if (!requestIdPattern.test(requestId)) return null;
  const row = await findRequest((await hands()).database, requestId);
  if (row === null) return null;
  const { chargeId, connectedAccount } = row;
  return { chargeId, connectedAccount, pageId: null };
}
