import { describe, expect, it } from "vitest";
import { type AttentionKind, attentionKinds, attentionOutcomes } from "./attention-case";
import { outcomeLabel, outcomeMeaning, outcomesOf, stopsCharge, takesTwoPeople } from "./case-outcomes";

const table: Record<AttentionKind, readonly string[]> = {
  refund_failed: ["paid_another_way", "refunded_anew", "nothing_owed"],
  refund_canceled: ["paid_another_way", "refunded_anew", "nothing_owed"],
  customer_must_act: ["customer_informed"],
  outcome_unknown: ["not_executed", "send_anew"],
  outside_collision: ["accepted_as_is", "customer_informed"],
  books_disagree: ["books_confirmed"],
  recovered_from_stripe: ["books_confirmed"],
  tie_out_unexplained: ["books_confirmed", "accepted_as_is"],
};

const pairs = attentionKinds.flatMap((kind) => attentionOutcomes.map((outcome) => [kind, outcome] as const));

describe("how a case may end", () => {
  it.each(pairs)("a case %s with the outcome %s is as the table says", (kind, outcome) => {
    const fits = outcomesOf(kind).some((one) => one === outcome);
    expect(fits).toBe(table[kind].includes(outcome));
  });

  it.each(attentionOutcomes)(
    "%s takes two people only if it decides about money nobody can see",
    (outcome) => {
      expect(takesTwoPeople(outcome)).toBe(outcome === "not_executed" || outcome === "send_anew");
    },
  );

  it.each(attentionKinds)("a case %s has either outcomes for one person or for two, never both", (kind) => {
    expect(new Set(outcomesOf(kind).map(takesTwoPeople)).size).toBe(1);
  });

  it.each(attentionKinds)("a case %s that stops its payment can only end with confirmed books", (kind) => {
    if (stopsCharge(kind)) expect(outcomesOf(kind)).toEqual(["books_confirmed"]);
    else expect(outcomesOf(kind)).not.toEqual(["books_confirmed"]);
  });

  it("is said in words of its own for every outcome", () => {
    expect(new Set(attentionOutcomes.map(outcomeLabel)).size).toBe(attentionOutcomes.length);
    expect(new Set(attentionOutcomes.map(outcomeMeaning)).size).toBe(attentionOutcomes.length);
  });
});
