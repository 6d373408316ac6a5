import type Stripe from "stripe";

/** How a field may be asked: numbers by size, words by a part, tokens only exactly. */
export type FieldKind = "number" | "token" | "words";

export interface SearchField<T> {
  kind: FieldKind;
  read: (object: T) => string | number | boolean | null | undefined;
}

/** The fields that Stripe's search page lists for one resource; anything else is refused. */
export interface SearchableFields<T> {
  named: Record<string, SearchField<T>>;
  /** Fields below a payment method, whatever its type: `payment_method_details.card.last4`. */
  byPattern?: (name: string) => SearchField<T> | null;
}

type Reference = string | { id: string } | null;

const idIn = (reference: Reference) => (typeof reference === "string" ? reference : reference?.id);

export const chargeFields: SearchableFields<Stripe.Charge> = {
  named: {
    amount: { kind: "number", read: (charge) => charge.amount },
    "billing_details.address.postal_code": {
      kind: "token",
      read: (charge) => charge.billing_details?.address?.postal_code,
    },
    created: { kind: "number", read: (charge) => charge.created },
    currency: { kind: "token", read: (charge) => charge.currency },
    customer: { kind: "token", read: (charge) => idIn(charge.customer) },
    disputed: { kind: "token", read: (charge) => charge.disputed },
    // Stripe's own oddity: "false" means refunded in part, null means not refunded at all.
    refunded: { kind: "token", read: (charge) => (charge.amount_refunded > 0 ? charge.refunded : null) },
    status: { kind: "token", read: (charge) => charge.status },
  },
  byPattern: paymentMethodField,
};

export const paymentIntentFields: SearchableFields<Stripe.PaymentIntent> = {
  named: {
    amount: { kind: "number", read: (intent) => intent.amount },
    created: { kind: "number", read: (intent) => intent.created },
    currency: { kind: "token", read: (intent) => intent.currency },
    customer: { kind: "token", read: (intent) => idIn(intent.customer) },
    status: { kind: "token", read: (intent) => intent.status },
  },
};

export const customerFields: SearchableFields<Stripe.Customer> = {
  named: {
    created: { kind: "number", read: (customer) => customer.created },
    email: { kind: "words", read: (customer) => customer.email },
    name: { kind: "words", read: (customer) => customer.name },
    phone: { kind: "words", read: (customer) => customer.phone },
  },
};

const PAYMENT_METHOD_FIELD =
  /^payment_method_details\.([a-z0-9_]+)\.(last4|exp_month|exp_year|brand|fingerprint)$/;

function paymentMethodField(name: string): SearchField<Stripe.Charge> | null {
  const [, method, field] = PAYMENT_METHOD_FIELD.exec(name) ?? [];
  if (method === undefined || field === undefined) return null;
  return {
    kind: "token",
    read: (charge) => {
      const details: Record<string, unknown> = { ...charge.payment_method_details };
      const ofMethod = details[method];
      const value = typeof ofMethod === "object" && ofMethod !== null ? Reflect.get(ofMethod, field) : null;
      return typeof value === "string" || typeof value === "number" ? value : null;
    },
  };
}
