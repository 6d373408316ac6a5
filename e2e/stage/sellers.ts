import { askStripe, steer } from "./ask-stripe";
import type { Payment } from "./payments";

/** A payment that was made to a connected account directly. */
export type DirectPayment = Payment & { readonly account: string };

/** The number of an account that is connected to ours, by the name that it has at Stripe. */
export async function sellerNamed(name: string): Promise<string> {
  type Account = { readonly id: string; readonly business_profile: { readonly name: string | null } | null };
  const { data } = await askStripe<{ data: Account[] }>("GET", "/v1/accounts", { limit: "100" });
  const seller = data.find(({ business_profile: profile }) => profile?.name === name);
  if (seller === undefined) throw new Error(`${name} is not connected`);
  return seller.id;
}

/** A direct payment of the demo world, by its order number. */
export async function demoDirectPayment(seller: string, order: string): Promise<DirectPayment> {
  const account = await sellerNamed(seller);
  const query = `metadata["order"]:"${order}"`;
  const { data } = await askStripe<{ data: Payment[] }>("GET", "/v1/charges/search", { query }, account);
  const [payment] = data;
  if (payment === undefined) throw new Error(`${seller} has no payment for ${order}`);
  return { ...payment, account };
}

/** A payment in euros by card to a seller directly, for one test alone; amounts in cents. */
export async function payDirectly(
  seller: string,
  amountMinor: number,
  feeMinor: number,
): Promise<DirectPayment> {
  const account = await sellerNamed(seller);
  const parameters = {
    amount: String(amountMinor),
    currency: "eur",
    source: "tok_visa",
    application_fee_amount: String(feeMinor),
  };
  return { ...(await askStripe<Payment>("POST", "/v1/charges", parameters, account)), account };
}

/** The accounts that calls about this payment named, one for each call; null where none was named. */
export async function accountsNamedFor({ id }: DirectPayment): Promise<readonly (string | null)[]> {
  type Call = {
    readonly path: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly stripeAccount: string | null;
  };
  const { requests } = await steer<{ requests: Call[] }>("GET", "requests");
  const about = requests.filter(({ path, params }) => path.includes(id) || params.charge === id);
  return about.map(({ stripeAccount }) => stripeAccount);
}
