import "server-only";
import type { BooksFault } from "@/lib/core/charge/books-fault";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { isRequestId, judgeUnowned, type NamedRequest } from "@/lib/core/refund/unowned-refund";
import { listExternalRefunds } from "@/lib/server/database/external-rows";
import { listRequestsById } from "@/lib/server/database/request-rows";
import type { Books, Observing } from "./books";
import { recoverRefund } from "./recover-refund";

/** Refunds that count as made elsewhere: plain ones, and those that bear our number without right. */
export type PlacedRefunds = {
  readonly plain: readonly ChargeRefund[];
  readonly contradicting: readonly ChargeRefund[];
  readonly faults: readonly BooksFault[];
};

/**
 * Finds out what the refunds are that no request has asked for. Where only our row was lost it is written anew;
 * everything else counts as made elsewhere, whatever it calls itself.
 */
export async function placeUnowned(
  observing: Observing,
  books: Books,
  unowned: readonly ChargeRefund[],
): Promise<PlacedRefunds> {
  const { chargeId } = observing.seen.row;
  const elsewhere = await requestsElsewhere(observing, books, unowned);
  const plain: ChargeRefund[] = [];
  const contradicting: ChargeRefund[] = [];
  const faults: BooksFault[] = [];
  for (const refund of unowned) {
    // By the rows as they stand now: one that was just written anew is named by no second refund.
    const named = [...books.requests, ...elsewhere].find(({ id }) => id === refund.requestId) ?? null;
    const judged = judgeUnowned(refund, chargeId, named);
    if (judged.kind === "contradiction") {
      contradicting.push(refund);
      faults.push(judged.fault);
    } else if (judged.kind === "lost_row" && !(await isCounted(observing, refund))) {
      await recoverRefund(observing, books, refund, judged.requestId);
    } else plain.push(refund);
  }
  return { plain, contradicting, faults };
}

/** Only asked for where a refund bears such a number and no request of this charge has it. */
async function requestsElsewhere(
  { transaction }: Observing,
  books: Books,
  unowned: readonly ChargeRefund[],
): Promise<readonly NamedRequest[]> {
  const ids = unowned.flatMap(({ requestId }) =>
    requestId !== null && isRequestId(requestId) && !books.requests.some(({ id }) => id === requestId)
      ? [requestId]
      : [],
  );
  return ids.length === 0 ? [] : listRequestsById(transaction, ids);
}

/** What was once counted as made elsewhere stays so: it must not be in the books twice. */
async function isCounted({ transaction, seen }: Observing, refund: ChargeRefund): Promise<boolean> {
  const known = await listExternalRefunds(transaction, seen.row.chargeId);
  return known.some(({ refundId }) => refundId === refund.id);
}
