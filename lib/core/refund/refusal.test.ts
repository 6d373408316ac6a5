import { describe, expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { anEarlierRefund } from "@/lib/core/test-builders";
import { type Refusal, refusalMessage, refusalMessages } from "./refusal";

const troubles = ["unreachable", "key_refused", "right_missing", "too_fast", "refused"] as const;
const troubleOf = (kind: StripeTrouble["kind"]): Refusal => ({
  kind: "stripe_trouble",
  trouble: { kind, message: "Invalid API Key provided", requestId: "req_1" },
});

/** One of each kind: the type makes a new kind show up here. */
const oneOfEach: { readonly [Kind in Refusal["kind"]]: readonly [Extract<Refusal, { kind: Kind }>, string] } =
  {
    charge_absent: [{ kind: "charge_absent", chargeId: "ch_1", livemode: false }, "form"],
    books_compared: [{ kind: "books_compared" }, "form"],
    charge_stopped: [{ kind: "charge_stopped" }, "form"],
    charge_of_transfer: [{ kind: "charge_of_transfer" }, "form"],
    charge_failed: [{ kind: "charge_failed" }, "form"],
    charge_pending: [{ kind: "charge_pending" }, "form"],
    charge_uncaptured: [{ kind: "charge_uncaptured" }, "form"],
    charge_expired: [{ kind: "charge_expired" }, "form"],
    charge_disputed: [{ kind: "charge_disputed", disputeId: "du_1" }, "form"],
    charge_refunded: [{ kind: "charge_refunded" }, "amount"],
    balance_empty: [{ kind: "balance_empty" }, "amount"],
    nothing_left: [{ kind: "nothing_left", underWay: money(500, "eur") }, "amount"],
    over_left: [{ kind: "over_left", asked: money(900, "eur"), left: money(500, "eur") }, "amount"],
    charge_changed: [{ kind: "charge_changed", seen: money(900, "eur"), left: money(500, "eur") }, "amount"],
    calculation_broken: [{ kind: "calculation_broken", fault: "no_order" }, "amount"],
    calculation_differs: [
      { kind: "calculation_differs", asked: money(900, "eur"), worked: money(500, "eur") },
      "amount",
    ],
    wrong_currency: [{ kind: "wrong_currency", asked: "usd", currency: "eur" }, "amount"],
    step_up_needed: [
      { kind: "step_up_needed", draftId: "su_1", asked: money(900, "eur"), above: money(500, "eur") },
      "form",
    ],
    transfer_not_returnable: [{ kind: "transfer_not_returnable" }, "reverseTransfer"],
    fee_not_returnable: [{ kind: "fee_not_returnable" }, "refundApplicationFee"],
    fee_needs_transfer: [{ kind: "fee_needs_transfer" }, "refundApplicationFee"],
    email_required: [{ kind: "email_required" }, "instructionsEmail"],
    no_payment_intent: [{ kind: "no_payment_intent" }, "byPaymentIntent"],
    rules_not_kept: [{ kind: "rules_not_kept", rules: [{ kind: "ticket_missing" }] }, "ticket"],
    currency_refused: [{ kind: "currency_refused", currency: "jpy" }, "form"],
    looks_repeated: [
      {
        kind: "looks_repeated",
        asked: money(1_250n, "eur"),
        ticket: "TCK-812",
        earlier: [anEarlierRefund()],
        seenAt: new Date("2026-11-22T18:00:00Z"),
        hasAnswer: false,
      },
      "repeatNote",
    ],
    attempt_reused: [{ kind: "attempt_reused", earlierRequestId: "rq_1" }, "form"],
    stripe_trouble: [
      { kind: "stripe_trouble", trouble: { kind: "refused", message: "", requestId: null } },
      "form",
    ],
  };

describe("the sentence of a refusal", () => {
  it.each(Object.values(oneOfEach))("of %o stands at its own place and is whole", (refusal, field) => {
    const message = refusalMessage(refusal, "en-US");
    expect(message.field).toBe(field);
    for (const text of [message.text, message.help].filter((one) => one !== undefined)) {
      expect(text).toMatch(/^\p{Lu}.*\.$/u);
      expect(text).not.toMatch(/undefined|null|\[object/);
    }
  });

  it("is another one for every kind and every trouble with Stripe", () => {
    const refusals = [...Object.values(oneOfEach).map(([refusal]) => refusal), ...troubles.map(troubleOf)];
    const texts = refusals.map((refusal) => refusalMessage(refusal, "en-US").text);
    // The trouble of the first list is one of the second.
    expect(new Set(texts).size).toBe(refusals.length - 1);
  });

  it("names the sums in the person's locale", () => {
    const [refusal] = oneOfEach.over_left;
    expect(refusalMessage(refusal, "de-DE").text).toMatch(/5,00\s€.*9,00\s€/);
    expect(refusalMessage(refusal, "no such locale").text).toContain("€5.00");
  });

  it("says of several rules at once what each asks for, at its own field", () => {
    const goodwill = { key: "goodwill", label: "Goodwill", stripeReason: null, needsNote: true } as const;
    const messages = refusalMessages(
      {
        kind: "rules_not_kept",
        rules: [
          { kind: "reason_unknown" },
          { kind: "ticket_unlike_mask", mask: "TCK-#" },
          { kind: "note_missing", reason: goodwill },
        ],
      },
      "en-US",
    );
    expect(messages.map(({ field }) => field)).toEqual(["reason", "ticket", "note"]);
    expect(messages[1]?.text).toContain("TCK-#");
    expect(messages[2]?.text).toContain("Goodwill");
  });

  it("names the mode in which a charge was looked for", () => {
    const live = refusalMessage({ kind: "charge_absent", chargeId: "ch_1", livemode: true }, "en-US");
    expect(live.text).toBe("Stripe knows no live payment with the number ch_1.");
  });

  it.each(troubles)("for Stripe trouble %s tells operator and administrator apart", (kind) => {
    const { text, help } = refusalMessage(troubleOf(kind), "en-US");
    expect(text).not.toBe(help);
    expect(`${text} ${help}`).not.toContain("Invalid API Key");
  });
});
