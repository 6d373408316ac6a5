/** A connected account of a Connect platform; direct charges live on it. Source: docs.stripe.com/connect/authentication. */
export const connectedAccountPattern = /^acct_[A-Za-z0-9_]{1,64}$/;

/** The account that an address or a form names; null for none, and for what is not written as one. */
export function connectedAccountIn(text: unknown): string | null {
  return typeof text === "string" && connectedAccountPattern.test(text) ? text : null;
}

/** Where a charge is to be asked about: its number, and the account that it lives on; null for our own. */
export type ChargePlace = { readonly chargeId: string; readonly connectedAccount: string | null };

/** The same for a charge of our own account, which is where charges usually are. */
export function onOurAccount(chargeId: string): ChargePlace {
  return { chargeId, connectedAccount: null };
}

/** Where a refund is to be asked about, in the same way. */
export type RefundPlace = { readonly refundId: string; readonly connectedAccount: string | null };

/** What an address says of the account, with its question mark; empty for our own. */
export function accountQuery(connectedAccount: string | null): string {
  return connectedAccount === null ? "" : `?${new URLSearchParams({ account: connectedAccount })}`;
}

/** The page of a charge. Our books know the account of what they know, and then an address need not name it. */
export function chargePath({ chargeId, connectedAccount }: ChargePlace): string {
  return `/charges/${encodeURIComponent(chargeId)}${accountQuery(connectedAccount)}`;
}

/** The same page where its form offers to name the payment intent to Stripe in place of the charge. */
export function byIntentPath(place: ChargePlace): string {
  return `${chargePath(place)}${place.connectedAccount === null ? "?" : "&"}${byIntentQuery}`;
}

/** What an address of a charge says of it, without its sign. */
export const byIntentQuery = "by=payment_intent";

/** Whether an address asks for it. */
export function isByIntent(by: unknown): boolean {
  return by === "payment_intent";
}

/** A connected account as the console names it; the name is Stripe's, and may not be known. */
export type NamedAccount = { readonly id: string; readonly name: string | null };

/** The account in words: its name where Stripe told it, and always its number. */
export function accountLabel({ id, name }: NamedAccount): string {
  return name === null ? id : `${name} (${id})`;
}
