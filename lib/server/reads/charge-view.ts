import "server-only";
import { chargeFigures, chargeState, isRelease } from "@/lib/core/charge/charge-figures";
import type { ChargeView, RefundLine } from "@/lib/core/charge/charge-view";
import type { NamedAccount } from "@/lib/core/charge/connected-account";
import { obstaclesOf } from "@/lib/core/charge/obstacles";
import { unseenReservedMinor } from "@/lib/core/charge/unseen-reserved";
import { earlierRefunds } from "@/lib/core/refund/earlier-refund";
import type { Gathered } from "@/lib/core/refund/refund-policy";
import type { BookedCharge } from "@/lib/server/database/books-version";
import { type KnownCase, toAttentionCase } from "@/lib/server/database/case-rows";
import { type RequestRow, toRequestedRefund } from "@/lib/server/database/request-rows";
import { toEarlierRefund } from "@/lib/server/database/same-ticket";
import type { GatheredCharge } from "@/lib/server/stripe/gathered-charge";

/** What our books know of the charge, and Stripe's clock of the look beside it. */
export type KnownOfCharge = {
  readonly rows: readonly RequestRow[];
  readonly cases: readonly KnownCase[];
  readonly booked: BookedCharge | null;
  readonly seenAt: Date;
  /** The connected account that it is on; null for our own. */
  readonly account: NamedAccount | null;
};

/** The charge as everybody sees it, without a form. */
export function toChargeView(
  gathered: GatheredCharge,
  known: KnownOfCharge,
  { locale, texts }: Pick<ChargeView, "locale" | "texts">,
): ChargeView {
  const { charge, disputes } = gathered;
  const { figures } = gatheredOf(gathered, known);
  return {
    charge,
    account: known.account,
    figures,
    disputes,
    locale,
    texts,
    state: chargeState(charge, figures, disputes),
    obstacles: obstaclesOf(gatheredOf(gathered, known), locale),
    refunds: linesOf(gathered, known.rows),
    openCases: known.cases.map(toAttentionCase),
    mayCancelAuthorisation: false,
    mayCancelRefunds: false,
    undoable: [],
    form: null,
    version: known.booked?.version ?? null,
  };
}

/** What the policy looks at. */
export function gatheredOf(
  { charge, refunds, disputes }: GatheredCharge,
  { rows, booked, seenAt }: KnownOfCharge,
): Gathered {
  const figures = chargeFigures(charge, refunds, unseenReservedMinor(rows, refunds));
  const earlier = earlierRefunds(charge, refunds, rows.map(toEarlierRefund));
  return { charge, figures, disputes, isStopped: booked?.isStopped ?? false, earlier, seenAt };
}

/** Refunds at Stripe with the request of ours behind each, and requests of ours that Stripe does not show. */
function linesOf({ charge, refunds }: GatheredCharge, rows: readonly RequestRow[]): RefundLine[] {
  const seen = refunds.filter((refund) => !isRelease(charge, refund, refunds));
  const lines = seen.map((atStripe): RefundLine => {
    const row = rows.find(({ id, refundId }) => refundId === atStripe.id || id === atStripe.requestId);
    return { atStripe, ours: row ? toRequestedRefund(row) : null };
  });
  const unseen = rows.filter(({ id }) => !lines.some(({ ours }) => ours?.id === id));
  const waiting = unseen.map((row): RefundLine => ({ atStripe: null, ours: toRequestedRefund(row) }));
  return [...waiting, ...lines].toSorted((left, right) => instantOf(right) - instantOf(left));
}

function instantOf({ ours, atStripe }: RefundLine): number {
  return (ours?.createdAt ?? atStripe?.createdAt)?.getTime() ?? 0;
}
