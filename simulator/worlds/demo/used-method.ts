import type Stripe from "stripe";
import { alphanumerics } from "./stripe-id";

type Details = Stripe.Charge.PaymentMethodDetails;

/** The part of a payment method that a charge shows. */
export type UsedMethod = Details;

const WALLET_FIELDS = { apple_pay: { apple_pay: {} }, google_pay: { google_pay: {} } };

export function card(brand: string, last4: string, country: string): UsedMethod {
  return {
    type: "card",
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country,
      electronic_commerce_indicator: null,
      exp_month: 8,
      exp_year: 2030,
      fingerprint: alphanumerics(`${brand} ${last4}`, 16),
      funding: "credit",
      installments: null,
      last4,
      mandate: null,
      network: brand,
      network_token: { used: false },
      network_transaction_id: null,
      regulated_status: "unregulated",
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

/** A card behind a phone; the last four digits of the phone's own number differ from the card's. */
export function walletCard(
  wallet: "apple_pay" | "google_pay",
  brand: string,
  last4: string,
  country: string,
): UsedMethod {
  const { type, card: plain } = card(brand, last4, country);
  if (!plain) return { type };
  return {
    type,
    card: { ...plain, wallet: { type: wallet, dynamic_last4: "9108", ...WALLET_FIELDS[wallet] } },
  };
}

export function sepaDebit(country: string, last4: string): UsedMethod {
  return {
    type: "sepa_debit",
    sepa_debit: {
      bank_code: "37040044",
      branch_code: null,
      country,
      fingerprint: alphanumerics(`sepa ${last4}`, 16),
      last4,
      mandate: null,
    },
  };
}

export function ideal(ibanLast4: string): UsedMethod {
  return {
    type: "ideal",
    ideal: {
      bank: "ing",
      bic: "INGBNL2A",
      generated_sepa_debit: null,
      generated_sepa_debit_mandate: null,
      iban_last4: ibanLast4,
      transaction_id: null,
      verified_name: null,
    },
  };
}

export function bancontact(ibanLast4: string): UsedMethod {
  return {
    type: "bancontact",
    bancontact: {
      bank_code: "VAPE",
      bank_name: "VAN DE PUT & CO",
      bic: "VAPEBE22",
      generated_sepa_debit: null,
      generated_sepa_debit_mandate: null,
      iban_last4: ibanLast4,
      preferred_language: "nl",
      verified_name: null,
    },
  };
}

export function klarna(country: string): UsedMethod {
  return {
    type: "klarna",
    klarna: {
      payer_details: { address: { country } },
      payment_method_category: "pay_later",
      preferred_locale: `de-${country}`,
    },
  };
}

export function paypal(payerEmail: string, payerName: string): UsedMethod {
  return {
    type: "paypal",
    paypal: {
      country: "DE",
      payer_email: payerEmail,
      payer_id: alphanumerics(payerEmail, 13).toUpperCase(),
      payer_name: payerName,
      seller_protection: null,
      transaction_id: alphanumerics(`paypal ${payerEmail}`, 17).toUpperCase(),
    },
  };
}

export function usBankAccount(last4: string): UsedMethod {
  return {
    type: "us_bank_account",
    us_bank_account: {
      account_holder_type: "individual",
      account_type: "checking",
      bank_name: "STRIPE TEST BANK",
      fingerprint: alphanumerics(`ach ${last4}`, 16),
      last4,
      payment_reference: null,
      routing_number: "110000000",
    },
  };
}

export function swish(phoneLast4: string): UsedMethod {
  return {
    type: "swish",
    swish: {
      fingerprint: alphanumerics(`swish ${phoneLast4}`, 16),
      payment_reference: alphanumerics(`reference ${phoneLast4}`, 32).toUpperCase(),
      verified_phone_last4: phoneLast4,
    },
  };
}

export const bankTransfer: UsedMethod = { type: "customer_balance", customer_balance: {} };
export const konbini: UsedMethod = { type: "konbini", konbini: { store: { chain: "lawson" } } };
export const boleto: UsedMethod = { type: "boleto", boleto: { tax_id: "00000000000000" } };
