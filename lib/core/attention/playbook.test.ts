import { describe, expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import { attentionKinds } from "./attention-case";
import { caseSentence, kindLabel } from "./case-words";
import { failurePlan, failureReasons } from "./failure-reason";
import { lateExecutionWarnings, playbookOf } from "./playbook";

const amount = money(4900n, "eur");

describe("the playbook", () => {
  it.each(attentionKinds)("knows what to do about %s, each step a sentence", (kind) => {
    const steps = playbookOf(kind, {});
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(step).toMatch(/^[A-Z].*\.$|^[A-Z].*\?$/);
  });

  it.each(
    failureReasons.flatMap((reason) =>
      (["refund_failed", "refund_canceled"] as const).map((kind) => [kind, reason] as const),
    ),
  )("knows for %s because of %s what to tell the customer and what to do", (kind, failureReason) => {
    const { because, steps } = failurePlan(failureReason);
    expect(playbookOf(kind, { failureReason })).toBe(steps);
    expect(caseSentence({ kind, facts: { failureReason }, amount }, "en-US")).toContain(
      `because ${because}.`,
    );
  });

  it("tells every reason of Stripe's apart", () => {
    expect(new Set(failureReasons.map((reason) => failurePlan(reason).because)).size).toBe(
      failureReasons.length,
    );
  });

  it("has a plan for a reason that nobody knows yet, and names it", () => {
    expect(failurePlan("bank_on_strike").because).toBe("Stripe gives “bank on strike” as the reason");
    expect(failurePlan("bank_on_strike").steps).toEqual(failurePlan("unknown").steps);
    expect(failurePlan(undefined)).toEqual(failurePlan("unknown"));
  });

  it("pays nobody while a dispute decides", () => {
    expect(failurePlan("charge_for_pending_refund_disputed").steps[0]).toContain("Do not pay the customer");
  });

  it("says plainly that a late execution would be a second refund", () => {
    expect(lateExecutionWarnings.send_anew).toContain("that is a second refund");
  });
});

describe("the sentence of a case", () => {
  it.each(attentionKinds)("for %s is a sentence with and without its facts", (kind) => {
    const facts = { refundId: "re_1", why: "two rows for one refund.", email: "ana@example.com" };
    for (const known of [facts, {}]) {
      const sentence = caseSentence({ kind, facts: known, amount: null }, "en-US");
      expect(sentence).toMatch(/^[A-Z][^]*\.$/);
      expect(sentence).not.toMatch(/undefined|null|\.\./);
    }
  });

  it.each([
    [
      "customer_must_act",
      { email: "ana@example.com", actionExpiresAt: "2027-01-10T12:00:00Z" },
      "Stripe has asked ana@example.com for bank details. Without an answer by January 10, 2027 the refund fails.",
    ],
    [
      "outside_collision",
      { refundId: "re_9" },
      "Refund re_9 of €49.00 was made outside Refund Console while a refund of ours was under way.",
    ],
    [
      "tie_out_unexplained",
      { unexplained: "1500 eur, -30 usd" },
      "The comparison with Stripe’s books left €15.00, -$0.30 unexplained.",
    ],
    ["tie_out_unexplained", {}, "The comparison with Stripe’s books left €49.00 unexplained."],
    [
      "books_disagree",
      { why: "two rows for one refund" },
      "Our books and Stripe disagree about this payment: two rows for one refund. Nothing is sent for it meanwhile.",
    ],
  ] as const)("for %s holds its facts", (kind, facts, sentence) => {
    expect(caseSentence({ kind, facts, amount }, "en-US")).toBe(sentence);
  });

  it("has a short name for every kind", () => {
    expect(new Set(attentionKinds.map(kindLabel)).size).toBe(attentionKinds.length);
  });
});
