import { describe, expect, it } from "vitest";
import type { ChargeState } from "@/lib/core/charge/charge";
import { refundStates } from "@/lib/core/refund/refund-ledger";
import { stripeReasons } from "@/lib/core/refund/refund-request";
import type { SearchIntent } from "@/lib/core/search/search";
import {
  chargeMomentLabel,
  chargeStateLabel,
  methodLabel,
  reasonLabel,
  refundStateSentence,
  searchRefusalSentence,
} from "./sentences";

const chargeStates: { readonly [State in ChargeState]: true } = {
  failed: true,
  pending: true,
  uncaptured: true,
  expired: true,
  disputed: true,
  refunded: true,
  partly_refunded: true,
  partly_captured: true,
  paid: true,
};

describe("words for states", () => {
  it("exist for every state of a charge, each another one", () => {
    const labels = Object.keys(chargeStates).map((state) => chargeStateLabel(state as ChargeState));
    expect(labels.every((label) => /^\p{Lu}/u.test(label))).toBe(true);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("never call a charge paid that took no money", () => {
    expect((["failed", "uncaptured", "expired"] as const).map(chargeMomentLabel)).toEqual([
      "Tried",
      "Authorised",
      "Authorised",
    ]);
    expect(chargeMomentLabel("disputed")).toBe("Paid");
  });

  it("exist for every state of a refund", () => {
    for (const state of refundStates) expect(refundStateSentence(state, null)).toMatch(/^\p{Lu}/u);
  });

  it("say of a refund that came to nothing whether money had moved, as far as that is known", () => {
    expect(refundStateSentence("failed", null)).toBe("Failed");
    expect(refundStateSentence("failed", null, null)).toBe("Failed, no money moved");
    expect(refundStateSentence("failed", null, "re_1")).toBe("Failed, nothing reached the customer");
    expect(refundStateSentence("canceled", null, "re_1")).toBe("Canceled, nothing reached the customer");
    expect(refundStateSentence("succeeded", null, "re_1")).toBe("Refunded");
  });

  it("never call an unknown outcome failed", () => {
    for (const mode of [null, "retry", "watch", "review"] as const) {
      expect(refundStateSentence("unknown", mode)).not.toMatch(/fail/i);
    }
    expect(refundStateSentence("unknown", "review")).toBe("Outcome unknown, being reviewed");
  });

  it("exist for every reason", () => {
    expect(stripeReasons.map(reasonLabel)).toEqual(["Requested by customer", "Duplicate", "Fraudulent"]);
  });
});

describe("the name of a payment method", () => {
  it.each([
    ["Visa •••• 4242", { type: "card", brand: "visa", last4: "4242", wallet: null }],
    [
      "Mastercard •••• 4444 (Apple Pay)",
      { type: "card", brand: "mastercard", last4: "4444", wallet: "apple_pay" },
    ],
    ["American Express •••• 0005", { type: "card", brand: "amex", last4: "0005", wallet: null }],
    ["SEPA debit •••• 3000", { type: "sepa_debit", brand: null, last4: "3000", wallet: null }],
    ["Bank transfer", { type: "customer_balance", brand: null, last4: null, wallet: null }],
    ["Some New Method", { type: "some_new_method", brand: null, last4: null, wallet: null }],
  ])("is %s", (label, method) => {
    expect(methodLabel(method)).toBe(label);
  });
});

describe("why a search shows nothing", () => {
  const intents: { readonly [Kind in SearchIntent["kind"]]: Extract<SearchIntent, { kind: Kind }> } = {
    empty: { kind: "empty" },
    charge: { kind: "charge", id: "ch_12345678" },
    payment_intent: { kind: "payment_intent", id: "pi_12345678" },
    customer: { kind: "customer", id: "cus_12345678" },
    refund: { kind: "refund", id: "re_12345678" },
    request: { kind: "request", id: "rq_1" },
    invoice: { kind: "invoice", id: "in_12345678" },
    checkout_session: { kind: "checkout_session", id: "cs_test_12345678" },
    dispute: { kind: "dispute", id: "du_12345678" },
    balance_transaction: { kind: "balance_transaction", id: "txn_12345678" },
    email: { kind: "email", email: "ana@example.com" },
    last4: { kind: "last4", last4: "4242", amount: null, days: [] },
    bank_reference: { kind: "bank_reference", reference: "74857364221345678901234" },
    words: { kind: "words", words: "blue bicycle" },
    wrong_mode: { kind: "wrong_mode", asked: "live" },
    unreadable: { kind: "unreadable", why: "malformed_id" },
  };

  it.each(Object.values(intents))("is said in a sentence for $kind", (intent) => {
    expect(searchRefusalSentence(intent, false)).toMatch(/^\p{Lu}.*\.$/u);
  });

  it.each(["malformed_id", "foreign_id", "foreign_link", "too_long"] as const)("is said for %s", (why) => {
    expect(searchRefusalSentence({ kind: "unreadable", why }, false)).toMatch(/^Th.*\.$/);
  });

  it("names the mode of this console and of the link", () => {
    expect(searchRefusalSentence({ kind: "wrong_mode", asked: "live" }, false)).toBe(
      "This leads to live data, and this console works with test payments only.",
    );
    expect(searchRefusalSentence(intents.charge, true)).toContain("among the live payments. A test number");
  });
});
