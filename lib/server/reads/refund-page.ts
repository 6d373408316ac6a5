import "server-only";
import type { Operator } from "@/lib/core/operator";
import type { RefundView } from "@/lib/core/refund/refund-view";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { methodLabel } from "@/lib/core/sentences";
import { findVersionedRequest } from "@/lib/server/database/books-version";
import { listCasesOfRequest, toAttentionCase } from "@/lib/server/database/case-rows";
import { readStory } from "@/lib/server/database/read-story";
import { type RequestRow, toRequestedRefund } from "@/lib/server/database/request-rows";
import { type Hands, hands } from "@/lib/server/hands";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";

export type RefundPage = { readonly kind: "found"; readonly view: RefundView } | { readonly kind: "absent" };

const requestIdPattern = /^rq_[0-9a-f]{32}$/;

/** The story of one refund request; it can be read also while Stripe does not answer. */
export async function readRefundPage(
  _operator: Operator,
  requestId: string,
  locale: string,
): Promise<RefundPage> {
  const open = await hands();
  const found = requestIdPattern.test(requestId)
    ? await findVersionedRequest(open.database, requestId)
    : null;
  if (!found) return { kind: "absent" };
  const { row, version } = found;
  const [story, known, atStripe] = await Promise.all([
    readStory(open.database, row.id),
    listCasesOfRequest(open.database, row.id),
    atStripeNow(row, open),
  ]);
  const refund = toRequestedRefund(row);
  const cases = known.map(toAttentionCase);
  return { kind: "found", view: { refund, cases, story, locale, version, ...atStripe } };
}

type AtStripe = Pick<RefundView, "atStripe" | "charge" | "trouble" | "methodLabel" | "customerName">;

async function atStripeNow(row: RequestRow, open: Hands): Promise<AtStripe> {
  const gathered = await gatherCharge(open.stripe, row.chargeId);
  if (gathered.kind !== "found") {
    const trouble: StripeTrouble | null = gathered.kind === "trouble" ? gathered.trouble : null;
    return { atStripe: null, charge: null, trouble, methodLabel: null, customerName: null };
  }
  const { charge, refunds } = gathered.value;
  const found = refunds.find(({ id, requestId }) => id === row.refundId || requestId === row.id);
  return {
    atStripe: found ?? null,
    charge,
    trouble: null,
    methodLabel: methodLabel(charge.method),
    customerName: charge.customer.name,
  };
}
