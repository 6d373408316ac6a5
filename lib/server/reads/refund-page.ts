import "server-only";
import { isCardMethod } from "@/lib/core/charge/card-method";
import { accountQuery, type RefundPlace } from "@/lib/core/charge/connected-account";
import { isCashBalance } from "@/lib/core/charge/payable";
import type { TextLanguage } from "@/lib/core/customer-text/text-language";
import type { Operator } from "@/lib/core/operator";
import type { ExternalRefundView, RefundView } from "@/lib/core/refund/refund-view";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { methodLabel } from "@/lib/core/sentences";
import { findVersionedRequest } from "@/lib/server/database/books-version";
import { listCasesOfRequest, toAttentionCase } from "@/lib/server/database/case-rows";
import { readStory } from "@/lib/server/database/read-story";
import { findAccountOfRefund } from "@/lib/server/database/refund-account";
import { findRequestOfRefund, type RequestRow, toRequestedRefund } from "@/lib/server/database/request-rows";
import { type Hands, hands } from "@/lib/server/hands";
import { readCharge } from "@/lib/server/stripe/charges";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";
import { readRefund } from "@/lib/server/stripe/list-refunds";
import { readConnectedBeside, readNamedAccount } from "@/lib/server/stripe/named-account";
import { onAccount } from "@/lib/server/stripe/on-account";
import { refundActs } from "./refund-acts";
import { readTextsInForceWith } from "./texts-in-force";

export type RefundPage =
  | { readonly kind: "found"; readonly view: RefundView }
  | { readonly kind: "external"; readonly view: ExternalRefundView }
  /** The number of a refund of ours at Stripe: its page stands under the request's. */
  | { readonly kind: "ours"; readonly requestId: string }
  | { readonly kind: "stripe_unavailable"; readonly trouble: StripeTrouble }
  | { readonly kind: "absent" };

const requestIdPattern = /^rq_[0-9a-f]{32}$/;
const refundIdPattern = /^(re|pyr)_[A-Za-z0-9]{8,64}$/;

/** The story of one refund: of a request of ours also while Stripe does not answer, or of one made elsewhere. */
export async function readRefundPage(
  operator: Operator,
  requestId: string,
  /** The connected account that the address names; null for none. */
  asked: string | null,
  { locale, language }: { readonly locale: string; readonly language: TextLanguage | null },
): Promise<RefundPage> {
  const open = await hands();
  if (refundIdPattern.test(requestId)) {
    return readByRefundId(operator, { refundId: requestId, connectedAccount: asked }, locale, open);
  }
  const found = requestIdPattern.test(requestId)
    ? await findVersionedRequest(open.database, requestId)
    : null;
  if (!found) return { kind: "absent" };
  const { row, version } = found;
  const [story, known, texts, atStripe, account] = await Promise.all([
    readStory(open.database, row.id),
    listCasesOfRequest(open.database, row.id),
    readTextsInForceWith(open),
    atStripeNow(operator, row, open),
    readNamedAccount(open, row.connectedAccount),
  ]);
  const refund = toRequestedRefund(row);
  const cases = known.map(toAttentionCase);
  const words = { texts, language, locale };
  return { kind: "found", view: { refund, account, cases, story, version, ...words, ...atStripe } };
}

async function readByRefundId(
  operator: Operator,
  { refundId, connectedAccount: asked }: RefundPlace,
  locale: string,
  given: Hands,
): Promise<RefundPage> {
  const request = await findRequestOfRefund(given.database, refundId);
  if (request !== null) return { kind: "ours", requestId: request.id };
  const booked = await findAccountOfRefund(given.database, refundId);
  const beside = await readConnectedBeside(given, booked === null ? asked : null);
  if (beside.kind === "absent") return { kind: "absent" };
  if (beside.kind === "trouble") return { kind: "stripe_unavailable", trouble: beside.trouble };
  const connectedAccount = booked === null ? beside.value : booked.connectedAccount;
  const open = onAccount(given, connectedAccount);
  const refund = await readRefund(open.stripe, refundId);
  if (refund.kind === "absent") return { kind: "absent" };
  if (refund.kind === "trouble") return { kind: "stripe_unavailable", trouble: refund.trouble };
  const atStripe = refund.value;
  const { chargeId } = atStripe;
  const [charge, story] = await Promise.all([
    chargeId === null || isCashBalance(chargeId) ? null : readCharge(open.stripe, chargeId),
    readStory(open.database, chargeId ?? refundId),
  ]);
  const isCard = charge?.kind === "found" && isCardMethod(charge.value.method);
  const address = `/refunds/${refundId}${accountQuery(connectedAccount)}`;
  const acts = refundActs(operator, atStripe, isCard, { address, connectedAccount });
  // The story of a charge tells of other refunds too.
  const own = story.filter(({ facts }) => facts.refundId === refundId);
  const account = await readNamedAccount(given, connectedAccount);
  return { kind: "external", view: { atStripe, acts, story: own, locale, account } };
}

type AtStripe = Pick<RefundView, "atStripe" | "acts" | "charge" | "trouble" | "methodLabel" | "customerName">;

async function atStripeNow(operator: Operator, row: RequestRow, given: Hands): Promise<AtStripe> {
  const { connectedAccount } = row;
  const open = onAccount(given, connectedAccount);
  const gathered = await gatherCharge(open.stripe, row.chargeId);
  if (gathered.kind !== "found") {
    const trouble: StripeTrouble | null = gathered.kind === "trouble" ? gathered.trouble : null;
    return { atStripe: null, acts: null, charge: null, trouble, methodLabel: null, customerName: null };
  }
  const { charge, refunds } = gathered.value;
  const found = refunds.find(({ id, requestId }) => id === row.refundId || requestId === row.id);
  const isCard = isCardMethod(charge.method);
  return {
    atStripe: found ?? null,
    acts:
      found === undefined
        ? null
        : refundActs(operator, found, isCard, { address: `/refunds/${row.id}`, connectedAccount }),
    charge,
    trouble: null,
    methodLabel: methodLabel(charge.method),
    customerName: charge.customer.name,
  };
}
