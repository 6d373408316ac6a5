import "server-only";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { isLive } from "@/lib/core/charge/charge-figures";
import { isOpen, ledgerColumn } from "@/lib/core/refund/refund-ledger";
import { appendAudit } from "@/lib/server/database/append-audit";
import { moveOnCharge } from "@/lib/server/database/charge-rows";
import {
  type ExternalRow,
  listExternalRefunds,
  writeExternalRefund,
} from "@/lib/server/database/external-rows";
import { openCaseOf } from "@/lib/server/database/stop-charge";
import { point } from "@/lib/server/point";
import type { Books, Observing } from "./books";
import type { PlacedRefunds } from "./place-unowned";

/** Brings the rows and the figure of refunds made elsewhere in line with what a look showed of them. */
export async function countExternal(
  observing: Observing,
  books: Books,
  { plain, contradicting }: Pick<PlacedRefunds, "plain" | "contradicting">,
): Promise<void> {
  const external = [...plain, ...contradicting];
  // The ordinary case: what is not there cannot be new, and no row of ours needs to be read to know it.
  if (external.length === 0 && books.charge.externalMinor === 0n) return;
  const { transaction, actor, at, seen } = observing;
  const known = await listExternalRefunds(transaction, seen.row.chargeId);
  books.external = known;
  const news = external.filter((refund) => !known.some((row) => isSame(row, refund)));
  if (news.length === 0) return;
  for (const refund of news) await writeExternalRefund(transaction, seen.row.chargeId, refund, at);
  await point("observe:external-written");
  await moveFigure(observing, books, known, news);
  const entries = news.map(({ id, amount, status, requestId }) => ({
    event: "refund.seen_external",
    object: seen.row.chargeId,
    facts: { refundId: id, amountMinor: amount.amountMinor, currency: amount.currency, status, requestId },
  }));
  await appendAudit(transaction, actor, at, entries);
  const firstSeen = plain.filter(({ id }) => !known.some(({ refundId }) => refundId === id));
  for (const refund of firstSeen) await tellCollision(observing, books, refund);
}

async function moveFigure(
  { transaction, at, seen }: Observing,
  books: Books,
  known: readonly ExternalRow[],
  news: readonly ChargeRefund[],
): Promise<void> {
  const { chargeId } = seen.row;
  const written = news.map(({ id: refundId, amount: { amountMinor }, status }): ExternalRow => {
    return { refundId, chargeId, amountMinor, status, firstSeenAt: at };
  });
  const others = known.filter((row) => !written.some(({ refundId }) => refundId === row.refundId));
  books.external = [...others, ...written];
  const externalMinor = liveMinor(books.external) - liveMinor(known);
  const delta = { reservedMinor: 0n, postedMinor: 0n, externalMinor };
  books.charge = (await moveOnCharge(transaction, chargeId, delta)) ?? books.charge;
}

function liveMinor(rows: readonly ExternalRow[]): bigint {
  const live = rows.filter(({ status }) => isLive(status));
  return live.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

function isSame(row: ExternalRow, refund: ChargeRefund): boolean {
  return row.refundId === refund.id && row.status === refund.status;
}

/** Somebody refunds elsewhere what somebody else refunds here: perhaps the customer gets it twice. */
async function tellCollision(observing: Observing, books: Books, refund: ChargeRefund): Promise<void> {
  const open = books.requests.find(({ state }) => isOpen(state) && ledgerColumn(state) === "reserved");
  if (!open || !isLive(refund.status)) return;
  const { amountMinor, currency } = refund.amount;
  const facts = {
    refundId: refund.id,
    amountMinor: String(amountMinor),
    currency,
    status: refund.status,
    requestState: open.state,
    requestAmountMinor: String(open.amountMinor),
  };
  const why = `${refund.id} was made elsewhere while ${open.id} was open`;
  const about = { kind: "outside_collision", subject: refund.id, requestId: open.id, facts, why } as const;
  await openCaseOf(observing, books.charge, about);
  await point("observe:collision-told");
}
