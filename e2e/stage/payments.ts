import { askStripe } from "./ask-stripe";

/** What a test needs to know of a payment at the simulated Stripe. */
export type Payment = {
  readonly id: string;
  readonly payment_intent: string | null;
  readonly customer: string | null;
  readonly balance_transaction: string | null;
};

/** A payment by card in the smallest units of its currency, for one test alone; more goes in Stripe's own words. */
export function makePayment(
  amountMinor: number,
  currency = "usd",
  more: Readonly<Record<string, string>> = {},
): Promise<Payment> {
  const parameters = { amount: String(amountMinor), currency, source: "tok_visa", ...more };
  return askStripe<Payment>("POST", "/v1/charges", parameters);
}

/** A payment whose card was declined: Stripe keeps it, and names it in the refusal. */
export async function makeDeclinedPayment(amountMinor: number): Promise<Pick<Payment, "id">> {
  const parameters = { amount: String(amountMinor), currency: "usd", source: "tok_chargeDeclined" };
  const { error } = await askStripe<{ error: { charge: string } }>("POST", "/v1/charges", parameters);
  return { id: error.charge };
}

/** Takes less of an authorised payment than was authorised. */
export function capturePart(chargeId: string, amountMinor: number): Promise<Payment> {
  return askStripe<Payment>("POST", `/v1/charges/${chargeId}/capture`, { amount: String(amountMinor) });
}

/** A payment that the simulator's world brings along, by its order, booking or invoice number. */
export async function demoPayment(order: string): Promise<Payment> {
  const query = `metadata["order"]:"${order}"`;
  const { data } = await askStripe<{ data: Payment[] }>("GET", "/v1/charges/search", { query });
  const [payment] = data;
  if (payment === undefined || data.length > 1) throw new Error(`${data.length} payments of order ${order}`);
  return payment;
}

/** A booking of the simulator's world, which is only authorised. */
export async function demoBooking(booking: string): Promise<Payment> {
  const query = `metadata["booking"]:"${booking}"`;
  const { data } = await askStripe<{ data: Payment[] }>("GET", "/v1/charges/search", { query });
  const [payment] = data;
  if (payment === undefined) throw new Error(`no payment of booking ${booking}`);
  return payment;
}

/** The id of a customer whom the simulator's world brings along. */
export async function demoCustomer(email: string): Promise<string> {
  const { data } = await askStripe<{ data: { id: string }[] }>("GET", "/v1/customers", { email });
  const [customer] = data;
  if (customer === undefined) throw new Error(`no customer ${email}`);
  return customer.id;
}
