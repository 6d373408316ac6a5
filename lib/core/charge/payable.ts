import type { Currency } from "@/lib/core/money/currency";

/** What a refund takes its money from: a charge, or what a customer has with us in one currency. */
export type Payable =
  | { readonly kind: "charge"; readonly chargeId: string }
  | { readonly kind: "cash_balance"; readonly customerId: string; readonly currency: Currency };

/**
 * The number of a payable, as our books and addresses of forms carry it: that of a charge is Stripe's, a cash
 * balance, which has none at Stripe, is named by its customer and its currency.
 */
export const payableIdPattern = /^(?:(?:ch|py)_[A-Za-z0-9]{8,64}|cash_cus_[A-Za-z0-9]{8,64}_[a-z]{3})$/;

const cashBalancePattern = /^cash_(cus_[A-Za-z0-9]{8,64})_([a-z]{3})$/;

export function cashBalanceId(customerId: string, currency: Currency): string {
  return `cash_${customerId}_${currency}`;
}

export function readPayable(id: string): Payable {
  const [, customerId, currency] = cashBalancePattern.exec(id) ?? [];
  if (customerId === undefined || currency === undefined) return { kind: "charge", chargeId: id };
  return { kind: "cash_balance", customerId, currency };
}

export function isCashBalance(id: string): boolean {
  return cashBalancePattern.test(id);
}

/** The page of a payable. */
export function payablePath(id: string): string {
  const payable = readPayable(id);
  if (payable.kind === "charge") return `/charges/${encodeURIComponent(id)}`;
  return `/customers/${payable.customerId}/cash-balance/${payable.currency}`;
}

/** The text of a link to it: a charge's number, or whose cash balance it is. */
export function payableLabel(id: string): string {
  const payable = readPayable(id);
  if (payable.kind === "charge") return id;
  return `Cash balance in ${payable.currency.toUpperCase()} of ${payable.customerId}`;
}
