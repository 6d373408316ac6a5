import { describe, expect, it } from "vitest";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { aRefund } from "@/lib/core/test-builders";
import { refundProspect } from "./refund-prospect";

const prospect = (change: Partial<ChargeRefund>, connectedAccount: string | null = null) =>
  refundProspect(aRefund(1_250n, change), { locale: "en-US", connectedAccount });

describe("what is to know about a refund", () => {
  it("says what the customer must do, where, and by when", () => {
    const change = {
      status: "requires_action",
      instructionsEmail: "ana@example.com",
      actionExpiresAt: new Date("2027-01-06T23:59:00Z"),
    } as const;
    expect(prospect(change)?.sentence).toBe(
      "The customer must answer Stripe’s e-mail to ana@example.com with bank details by January 6, 2027; without an answer the refund fails and the money stays with you.",
    );
    expect(prospect({ status: "requires_action" })?.sentence).toMatch(
      /^The customer must answer Stripe’s e-mail with bank details; without/,
    );
  });

  it.each([
    ["insufficient_funds", /balance is too low\. Add money in Stripe/],
    ["charge_pending", /waits for the payment itself/],
    ["processing", /The bank is working on it/],
    [null, /The bank is working on it/],
    ["something_new", /The bank is working on it/],
  ])("says what it waits for: %s", (pendingReason, words) => {
    expect(prospect({ status: "pending", pendingReason })).toMatchObject({
      kind: "waits",
      sentence: expect.stringMatching(words),
    });
  });

  it("calls a reversal one, and promises no reference", () => {
    expect(prospect({ destinationType: "reversal", referenceStatus: "pending" })).toMatchObject({
      kind: "reversed",
      reference: null,
    });
  });

  it.each([
    ["acquirer_reference_number", "Bank’s reference (ARN)"],
    ["system_trace_audit_number", "Bank’s reference (STAN)"],
    ["retrieval_reference_number", "Bank’s reference (RRN)"],
    ["something_new", "Bank’s reference"],
    [null, "Bank’s reference"],
  ])("names the bank's reference as banks do: %s", (referenceType, name) => {
    expect(prospect({ reference: "74857", referenceType, referenceStatus: "available" })).toMatchObject({
      kind: "traceable",
      reference: { name, text: "74857" },
    });
  });

  it("says whether a reference is still to come", () => {
    expect(prospect({ referenceStatus: "pending" })?.kind).toBe("reference_awaited");
    expect(prospect({ referenceStatus: "unavailable" })?.kind).toBe("no_reference");
    expect(prospect({})).toBeNull();
  });

  it.each([
    ["restored", "The money had gone out and came back: it is in your Stripe balance again."],
    ["debited", "The money had gone out; Stripe puts it back into your Stripe balance within 30 days."],
    ["untouched", "No money had left your Stripe balance."],
  ] as const)("says where the money is of a refund that came to nothing: %s", (balance, sentence) => {
    const failed = prospect({ status: "failed", failureReason: "declined", balance, reference: "74857" });
    expect(failed).toMatchObject({ kind: "fell_back", reference: null });
    expect(failed?.sentence).toBe(`It failed because the customer’s bank declined it. ${sentence}`);
    expect(prospect({ status: "canceled", balance })?.sentence).toBe(`It was canceled. ${sentence}`);
  });

  it.each([
    [{ status: "failed", balance: "restored" }, "it is in the connected account’s balance again."],
    [
      { status: "failed", balance: "debited" },
      "Stripe puts it back into the connected account’s balance within 30 days.",
    ],
    [{ status: "canceled", balance: "untouched" }, "No money had left the connected account’s balance."],
    [
      { status: "pending", pendingReason: "insufficient_funds" },
      "the connected account’s balance is too low.",
    ],
    [{ status: "requires_action" }, "the money stays with the connected account."],
  ] as const)("names the connected account where that one pays: %j", (change, words) => {
    const sentence = prospect(change, "acct_1")?.sentence;
    expect(sentence).toContain(words);
    expect(sentence).not.toMatch(/\byour?\b/);
  });

  it("has a cause also where Stripe names none", () => {
    expect(prospect({ status: "failed" })?.sentence).toMatch(/^It failed because the bank sent it back/);
  });
});
