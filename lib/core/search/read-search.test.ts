import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSearch } from "./read-search";
import type { SearchIntent } from "./search";

const test = (typed: string) => readSearch(typed, false);
const intent = "pi_3QxYz0AbCdEfGhIj1kLmNoPq";
const charge = "ch_3QxYz0AbCdEfGhIj1kLmNoPq";
const card = (last4: string, amount: string | null = null, days: string[] = []): SearchIntent => ({
  kind: "last4",
  last4,
  amount,
  days,
});
const unreadable = (why: string) => ({ kind: "unreadable", why });

describe("a number", () => {
  it.each([
    ["charge", charge],
    ["charge", "py_3QxYz0AbCdEfGhIj1kLmNoPq"],
    ["payment_intent", intent],
    ["customer", "cus_NffrFeUfNV2Hib"],
    ["refund", "re_3QxYz0AbCdEfGhIj1kLmNoPq"],
    ["refund", "pyr_1QxYz0AbCdEfGh"],
    ["request", `rq_${"0f".repeat(16)}`],
    ["invoice", "in_1QxYz0AbCdEfGhIjKlMnOpQr"],
    ["checkout_session", `cs_test_a1${"QxYz0AbC".repeat(7)}`],
    ["dispute", "du_1QxYz0AbCdEfGhIjKl"],
    ["dispute", "dp_1QxYz0AbCdEfGhIjKl"],
    ["balance_transaction", "txn_3QxYz0AbCdEfGhIj1kLmNoPq"],
  ])("of a %s is read as such: %s", (kind, id) => {
    expect(test(`  ${id}\r\n`)).toEqual({ kind, id });
  });

  it.each([
    "ch_",
    "ch_short",
    "CH_3QxYz0AbCdEfGhIj1kLmNoPq",
    `${charge}/refunds`,
    `${charge}?expand[]=customer`,
    `${charge}%0d%0a`,
    "ch_../../balance",
    `ch_${"a".repeat(65)}`,
    "ch_3QxYz0AbСdEfGhIj",
    `${intent}_secret_abc`,
    "rq_123",
  ])("that is malformed is said to be: %s", (typed) => {
    expect(test(typed)).toEqual(unreadable("malformed_id"));
  });

  it.each([
    "acct_1QxYz0AbCdEfGhIj",
    "sub_1QxYz0AbCdEfGhIj",
    "po_1QxYz0AbCdEfGhIjKl",
    "evt_1QxYz0AbCdEfGhIjKl",
  ])("of something else is said to be: %s", (typed) => {
    expect(test(typed)).toEqual(unreadable("foreign_id"));
  });

  it("that names the other mode says so", () => {
    const session = `cs_live_${"a1QxYz0AbC".repeat(4)}`;
    expect(test(session)).toEqual({ kind: "wrong_mode", asked: "live" });
    expect(readSearch(session, true)).toEqual({ kind: "checkout_session", id: session });
  });

  it.each([
    "po_2024_001",
    "in_stock",
    "fee_1234",
    "../x",
    "?expand[]=",
    "сh_3QxYz0AbCdEfGhIj",
    "ｃｈ_3QxYz0AbCd",
  ])("that is nobody's at Stripe is looked for as words: %s", (typed) => {
    expect(test(typed)).toEqual({ kind: "words", words: typed });
  });
});

describe("a link to the Stripe Dashboard", () => {
  it.each([
    [`https://dashboard.stripe.com/test/payments/${intent}`, "payment_intent", intent],
    [`https://dashboard.stripe.com/test/payments/${charge}?tab=x#refund`, "charge", charge],
    ["HTTPS://Dashboard.Stripe.com/test/customers/cus_NffrFeUfNV2Hib/", "customer", "cus_NffrFeUfNV2Hib"],
  ])("%s names what it shows", (typed, kind, id) => {
    expect(test(typed)).toEqual({ kind, id });
  });

  it("to an invoice or a dispute names that", () => {
    const dispute = "du_1QxYz0AbCdEfGhIjKl";
    expect(test(`https://dashboard.stripe.com/test/disputes/${dispute}`)).toEqual({
      kind: "dispute",
      id: dispute,
    });
  });

  it("of the other mode says so, either way", () => {
    const live = `https://dashboard.stripe.com/payments/${intent}`;
    expect(test(live)).toEqual({ kind: "wrong_mode", asked: "live" });
    expect(readSearch(live, true)).toEqual({ kind: "payment_intent", id: intent });
    const ofTest = `https://dashboard.stripe.com/acct_1QxYz0AbCdEfGhIj/test/payments/${intent}`;
    expect(readSearch(ofTest, true)).toEqual({ kind: "wrong_mode", asked: "test" });
  });

  it.each([
    `https://dashboard.stripe.com.evil.example/test/payments/${intent}`,
    `https://dashboard.stripe.com@evil.example/test/payments/${intent}`,
    `https://evil.example/?u=https://dashboard.stripe.com/test/payments/${intent}`,
    `http://dashboard.stripe.com/test/payments/${intent}`,
    "https://dashboard.stripe.com",
    "https://dashboard.stripe.com/test/payments",
    `https://dashboard.stripe.com/test/payments?id=${intent}`,
    `https://dashboard.stripe.com/test/payments/${intent}%2Frefund`,
    "https://dashboard.stripe.com/test/events/evt_1QxYz0AbCdEfGhIj",
  ])("is not %s", (typed) => {
    expect(test(typed)).toEqual(unreadable("foreign_link"));
  });
});

describe("other text", () => {
  it.each<[string, SearchIntent]>([
    ["", { kind: "empty" }],
    [" \t\r\n ", { kind: "empty" }],
    ["ana@example.com", { kind: "email", email: "ana@example.com" }],
    ["Ana+x@Example.co.uk", { kind: "email", email: "Ana+x@Example.co.uk" }],
    ["ana@localhost", { kind: "words", words: "ana@localhost" }],
    ['a"@b.example', { kind: "words", words: 'a"@b.example' }],
    ["a\\@b.example", { kind: "words", words: "a\\@b.example" }],
    ["4242", card("4242")],
    ["•••• 4242", card("4242")],
    ["**** **** **** 4242", card("4242")],
    ["xxxx4242", card("4242")],
    ["4242 49.00", card("4242", "49.00")],
    ["4242, €1.234,50", card("4242", "€1.234,50")],
    ["•••• 4242 2026-03-12", card("4242", null, ["2026-03-12"])],
    ["4242 12 March 2026 49 EUR", card("4242", "49 EUR", ["2026-03-12"])],
    ["4242 12.3.2026", card("4242", null, ["2026-03-12"])],
    ["4242 Mar 12, 2026", card("4242", null, ["2026-03-12"])],
    ["4242 03/12/2026", card("4242", null, ["2026-12-03", "2026-03-12"])],
    ["4242 25/12/2026", card("4242", null, ["2026-12-25"])],
    ["4242 2026-02-30", { kind: "words", words: "4242 2026-02-30" }],
    ["1600 Amphitheatre Parkway", { kind: "words", words: "1600 Amphitheatre Parkway" }],
    ["4242 -49", { kind: "words", words: "4242 -49" }],
    ["7485 7364 2213 4567 8901 234", { kind: "bank_reference", reference: "74857364221345678901234" }],
    ["748573642213456789012345", { kind: "words", words: "748573642213456789012345" }],
    ["424", { kind: "words", words: "424" }],
    ["42424", { kind: "words", words: "42424" }],
    ["٤٢٤٢", { kind: "words", words: "٤٢٤٢" }],
    ["blue bicycle", { kind: "words", words: "blue bicycle" }],
    [`${charge} please`, { kind: "words", words: `${charge} please` }],
  ])("“%s” is read as %o", (typed, expected) => {
    expect(test(typed)).toEqual(expected);
  });

  it("longer than anybody types is not searched for", () => {
    expect(test("a".repeat(300)).kind).toBe("words");
    expect(test("a".repeat(301))).toEqual(unreadable("too_long"));
  });
});

it("never lets a character out of an id that could change a path or a query", () => {
  const pieces = fc.constantFrom(
    "ch_",
    "re_",
    "/",
    "..",
    "?",
    "#",
    "%2f",
    "[",
    "]",
    "&",
    "\r\n",
    "Ab1",
    "QxYz0AbCd",
  );
  const hostile = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(""));
  const texts = fc.oneof(hostile, fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(texts, fc.boolean(), (typed, livemode) => {
      const read = readSearch(typed, livemode);
      if ("id" in read) expect(read.id).toMatch(/^[a-z]{2,3}_((test|live)_)?[A-Za-z0-9]{8,100}$/);
      if (read.kind === "email") expect(read.email).not.toMatch(/["\\\s]/);
    }),
  );
});
