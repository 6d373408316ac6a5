import "server-only";
import type Stripe from "stripe";
import type { Charge, ChargeCustomer, ConnectTerms, PaymentMethodSummary } from "@/lib/core/charge/charge";

/**
 * Stripe's charge in our words, on the account that was asked. `customer`, `application_fee` and `transfer` may come
 * expanded or not.
 */
export function toCharge(charge: Stripe.Charge, connectedAccount: string | null): Charge {
  return {
    id: charge.id,
    connectedAccount,
    paymentIntentId: idOf(charge.payment_intent),
    livemode: charge.livemode,
    currency: charge.currency,
    amountMinor: BigInt(charge.amount),
    amountCapturedMinor: BigInt(charge.amount_captured),
    amountRefundedMinor: BigInt(charge.amount_refunded),
    status: toStatus(charge.status),
    isCaptured: charge.captured,
    createdAt: instantOf(charge.created),
    description: charge.description,
    statementDescriptor: charge.calculated_statement_descriptor,
    failureMessage: charge.failure_message,
    customer: toChargeCustomer(charge),
    method: toMethod(charge),
    metadata: charge.metadata,
    isDisputed: charge.disputed,
    connect: toConnectTerms(charge),
    isOfTransfer: connectedAccount !== null && idOf(charge.source_transfer) !== null,
    transferGroup: charge.transfer_data || charge.transfer ? null : charge.transfer_group,
    receiptUrl: charge.receipt_url,
    balanceTransactionId: idOf(charge.balance_transaction),
  };
}

/** Stripe's instants are whole seconds since 1970. */
export function instantOf(seconds: number): Date {
  return new Date(seconds * 1000);
}

export function idOf(reference: string | { readonly id: string } | null | undefined): string | null {
  return typeof reference === "string" ? reference : (reference?.id ?? null);
}

function toStatus(status: string): Charge["status"] {
  return status === "succeeded" || status === "pending" ? status : "failed";
}

function toChargeCustomer(charge: Stripe.Charge): ChargeCustomer {
  const billing = {
    name: charge.billing_details.name,
    email: charge.billing_details.email ?? charge.receipt_email,
  };
  const { customer } = charge;
  const country = billingCountry(charge);
  if (customer === null || typeof customer === "string") {
    return { id: customer, ...billing, isDeleted: false, locales: [], country };
  }
  if (customer.deleted) return { id: customer.id, ...billing, isDeleted: true, locales: [], country };
  return {
    id: customer.id,
    name: customer.name ?? billing.name,
    email: customer.email ?? billing.email,
    isDeleted: false,
    locales: customer.preferred_locales ?? [],
    country: charge.billing_details.address?.country ?? customer.address?.country ?? country,
  };
}

function billingCountry({ billing_details: billing, payment_method_details: details }: Stripe.Charge) {
  return billing.address?.country ?? details?.card?.country ?? null;
}

function toMethod(charge: Stripe.Charge): PaymentMethodSummary {
  const details = charge.payment_method_details;
  const type = details?.type ?? "unknown";
  const card = details?.card ?? details?.card_present ?? null;
  if (card) {
    const wallet = details?.card?.wallet?.type ?? null;
    return { type, brand: card.brand, last4: card.last4, wallet };
  }
  return { type, brand: null, last4: last4Of(details), wallet: null };
}

function last4Of(details: Stripe.Charge.PaymentMethodDetails | null): string | null {
  return (
    details?.sepa_debit?.last4 ??
    details?.us_bank_account?.last4 ??
    details?.bacs_debit?.last4 ??
    details?.au_becs_debit?.last4 ??
    details?.acss_debit?.last4 ??
    details?.ideal?.iban_last4 ??
    details?.bancontact?.iban_last4 ??
    null
  );
}

function toConnectTerms(charge: Stripe.Charge): ConnectTerms | null {
  const destination = idOf(charge.transfer_data?.destination ?? null);
  const fee = charge.application_fee_amount;
  if (destination === null && fee === null) return null;
  const transferMinor = charge.transfer_data?.amount ?? null;
  return {
    destination,
    transferMinor: transferMinor === null ? null : BigInt(transferMinor),
    applicationFeeMinor: fee === null ? null : BigInt(fee),
    canReverseTransfer: destination !== null,
    canRefundApplicationFee: fee !== null && fee > 0,
  };
}
