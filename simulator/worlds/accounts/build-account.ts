import type Stripe from "stripe";
import { secondsAt } from "../demo/demo-instant";

/** What an account tells about itself. */
export interface AccountFacts {
  id: string;
  name: string;
  what: string;
  url: string;
  email: string;
  country: string;
  currency: string;
  /** The merchant category code. */
  mcc: string;
}

const OPENED_HOURS_AGO = 700 * 24;

/** An account that may take payments; of its business only what is shown to others. */
export function buildAccount(facts: AccountFacts): Stripe.Account {
  return {
    id: facts.id,
    object: "account",
    business_profile: {
      mcc: facts.mcc,
      minority_owned_business_designation: null,
      name: facts.name,
      product_description: facts.what,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: facts.email,
      support_phone: null,
      support_url: null,
      url: facts.url,
    },
    business_type: "company",
    charges_enabled: true,
    country: facts.country,
    created: secondsAt(OPENED_HOURS_AGO),
    default_currency: facts.currency,
    details_submitted: true,
    email: facts.email,
    metadata: {},
    payouts_enabled: true,
    settings: null,
    type: "standard",
  };
}
