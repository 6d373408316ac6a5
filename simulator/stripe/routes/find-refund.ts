import type Stripe from "stripe";
import type { AccountBooks } from "../engine/account-books";
import { resourceMissing } from "../http/api-refusal";

/** The refund, or 404. Under a charge's path a refund of another charge is as missing as an unknown one. */
export function findRefund(books: AccountBooks, id: string, chargeId?: string): Stripe.Refund {
  const refund = books.refunds.get(id);
  if (refund && (chargeId === undefined || refund.charge === chargeId)) return refund;
  throw resourceMissing("refund", id, "refund");
}
