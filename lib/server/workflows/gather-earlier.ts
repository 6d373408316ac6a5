import "server-only";
import type { ChargeFigures } from "@/lib/core/charge/charge";
import { type EarlierRefund, earlierRefunds } from "@/lib/core/refund/earlier-refund";
import { amountAsked } from "@/lib/core/refund/refund-policy";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { repeatWindowMilliseconds } from "@/lib/core/refund/same-thing";
import { ticketKey } from "@/lib/core/refund/ticket-key";
import type { Transaction } from "@/lib/server/database/database";
import type { RequestRow } from "@/lib/server/database/request-rows";
import { listSameTicket, toEarlierRefund } from "@/lib/server/database/same-ticket";
import type { GatheredCharge } from "@/lib/server/stripe/gathered-charge";

type Seen = {
  readonly gathered: GatheredCharge;
  readonly rows: readonly RequestRow[];
  readonly figures: ChargeFigures;
  readonly seenAt: Date;
};

/**
 * What the request may be a repeat of: all that went back of its charge, and what went back of others for the
 * same ticket. The look at others is the one statement that this costs, and only a ticket costs it. Two requests
 * on two charges at the very same moment do not see each other: no lock of ours spans two charges.
 */
export async function gatherEarlier(
  transaction: Transaction,
  request: RefundRequest,
  { gathered, rows, figures, seenAt }: Seen,
): Promise<EarlierRefund[]> {
  const { charge, refunds } = gathered;
  const here = earlierRefunds(charge, refunds, rows.map(toEarlierRefund));
  const key = ticketKey(request.ticket);
  if (key === null) return here;
  const elsewhere = await listSameTicket(transaction, {
    ticketKey: key,
    amount: amountAsked(request, figures),
    chargeId: charge.id,
    since: new Date(seenAt.getTime() - repeatWindowMilliseconds),
    livemode: charge.livemode,
  });
  return [...here, ...elsewhere.map(toEarlierRefund)];
}
