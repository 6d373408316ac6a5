import type Stripe from "stripe";
import type { AccountBooks } from "../engine/account-books";
import { resourceMissing } from "../http/api-refusal";

/** The charge, or 404 with the parameter `id`, whatever the caller's parameter was called. */
export function findCharge(books: AccountBooks, id: string): Stripe.Charge {
  const charge = books.charges.get(id);
  if (charge) return charge;
  throw resourceMissing("charge", id, "id");
}
