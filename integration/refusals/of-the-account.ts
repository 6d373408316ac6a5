import type { Refused } from "./refused";

const key = {
  field: "form",
  says: /may not refund with its key/,
  helps: /^Administrator: the API key/,
} as const;
const held = {
  field: "form",
  says: /holds this refund back/,
  helps: /administrator of the Stripe account/,
} as const;
const mode = { field: "form", says: /belongs to the other mode/, helps: /^Search for it again/ } as const;

/** What Stripe says when the account, its balance, its rules or the key stand in the way. In its own words as far as they were recorded. */
export const refusalsOfAccount: readonly Refused[] = [
  ...["balance_insufficient", "insufficient_funds"].map(
    (code): Refused => ({
      what: `balance too low (${code})`,
      code,
      message: "Insufficient funds in your Stripe account.",
      field: "form",
      says: /balance at Stripe is too low/,
      helps: /^Ask finance/,
    }),
  ),
  {
    what: "held by a rule of the account",
    status: 402,
    code: "approval_required",
    message: "This action requires approval.",
    field: "form",
    says: /asks for a second person/,
    helps: /approve it there/,
  },
  {
    what: "held by a rule, as a right",
    status: 403,
    code: "approval_required",
    message: "This action requires approval.",
    field: "form",
    says: /asks for a second person/,
    helps: /approve it there/,
  },
  {
    what: "blocked by a rule of the account",
    code: "action_blocked",
    message: "This action was blocked by a rule.",
    field: "form",
    says: /forbids this refund/,
    helps: /can change the rule/,
  },
  {
    what: "key without the permission",
    status: 403,
    message: "The provided key 'rk_test_*********' does not have the required permissions: rak_charge_write.",
    ...key,
  },
  { what: "expired key", status: 401, code: "api_key_expired", message: "Expired API key provided.", ...key },
  {
    what: "expired platform key",
    status: 401,
    code: "platform_api_key_expired",
    message: "Expired platform API key.",
    ...key,
  },
  {
    what: "account out of reach",
    status: 403,
    code: "account_invalid",
    message: "No access to acct_1.",
    ...key,
  },
  {
    what: "other mode",
    status: 404,
    code: "resource_missing",
    param: "id",
    message:
      "No such charge: 'ch_1'; a similar object exists in test mode, but a live mode key was used to make this request.",
    ...mode,
  },
  { what: "other mode, by its code", code: "livemode_mismatch", message: "Wrong mode.", ...mode },
  {
    what: "fees not allowed",
    code: "application_fees_not_allowed",
    message: "Not allowed.",
    field: "refundApplicationFee",
    says: /return an application fee/,
    helps: /another way/,
  },
  {
    what: "transfers not allowed",
    code: "transfers_not_allowed",
    message: "Not allowed.",
    field: "reverseTransfer",
    says: /take a transfer back/,
    helps: /your own balance/,
  },
  {
    what: "account not activated",
    code: "testmode_charges_only",
    message: "Your account is not activated.",
    field: "form",
    says: /not open for live payments/,
    helps: /finish its activation/,
  },
  { what: "blocked request", code: "request_blocked", message: "Blocked.", ...held },
  { what: "unusual movement", code: "anomalous_money_movement_request", message: "Unusual.", ...held },
  {
    what: "a code that nobody knows yet",
    code: "code_of_next_year",
    message: "Something new.",
    field: "form",
    says: /Stripe refused this refund, and no money moved/,
    helps: /ask an administrator and give the request number/,
  },
];
