import "server-only";
import type { CustomerView } from "@/lib/core/charge/customer-view";
import { toPaymentRow } from "@/lib/core/charge/payment-row";
import type { Money } from "@/lib/core/money/money";
import type { Operator } from "@/lib/core/operator";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import { readCashBalance, readCustomer } from "@/lib/server/stripe/customers";
import { listChargesOfCustomer } from "@/lib/server/stripe/find-payments";
import { readConnectedBeside, readNamedAccount } from "@/lib/server/stripe/named-account";
import { onAccount } from "@/lib/server/stripe/on-account";

export type CustomerPage =
  | { readonly kind: "found"; readonly view: CustomerView }
  | { readonly kind: "absent" }
  | { readonly kind: "stripe_unavailable"; readonly trouble: StripeTrouble };

const customerIdPattern = /^cus_[A-Za-z0-9]{8,64}$/;
const chargeIdPattern = /^(ch|py)_[A-Za-z0-9]{8,64}$/;
const rowsPerPage = 25;

/** A customer, and the connected account that knows them; null for our own. */
type CustomerPlace = { readonly customerId: string; readonly connectedAccount: string | null };

/** A customer, their payments and what they have with us. A cash balance that cannot be read keeps nothing else away. */
export async function readCustomerPage(
  _operator: Operator,
  { customerId, connectedAccount: asked }: CustomerPlace,
  after: string | null,
  locale: string,
): Promise<CustomerPage> {
  const given = await hands();
  const beside = await readConnectedBeside(given, asked);
  if (beside.kind === "absent") return { kind: "absent" };
  if (beside.kind === "trouble") return { kind: "stripe_unavailable", trouble: beside.trouble };
  const connectedAccount = beside.value;
  const { stripe, livemode } = onAccount(given, connectedAccount);
  if (!customerIdPattern.test(customerId)) return { kind: "absent" };
  const start = after !== null && chargeIdPattern.test(after) ? after : null;
  const [customer, charges, cash, account] = await Promise.all([
    readCustomer(stripe, customerId),
    listChargesOfCustomer(stripe, customerId, rowsPerPage, start),
    // The console returns what customers have with us, not what they have with a connected account.
    connectedAccount === null ? readCashBalance(stripe, customerId) : null,
    readNamedAccount(given, connectedAccount),
  ]);
  if (customer.kind === "trouble") return { kind: "stripe_unavailable", trouble: customer.trouble };
  if (customer.kind === "absent") return { kind: "absent" };
  if (charges.kind === "trouble") return { kind: "stripe_unavailable", trouble: charges.trouble };
  const page = charges.kind === "found" ? charges.value : { charges: [], hasMore: false };
  const view: CustomerView = {
    ...customer.value,
    livemode,
    locale,
    account,
    cashBalance: cashBalanceIn(cash),
    payments: page.charges.map(toPaymentRow),
    nextAfter: page.hasMore ? (page.charges.at(-1)?.id ?? null) : null,
  };
  return { kind: "found", view };
}

/** Stripe knows none of a customer who was deleted. What could not be seen must not look like nothing. */
function cashBalanceIn(cash: Asked<Money[]> | null): readonly Money[] | null {
  if (cash === null || cash.kind === "absent") return [];
  return cash.kind === "found" ? cash.value : null;
}
