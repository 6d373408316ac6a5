import { describe, expect, it } from "vitest";
import { aCharge } from "@/lib/core/test-builders";
import { arrivalSentence } from "./arrival-sentence";

function paidBy(type: string, status: "succeeded" | "pending" = "succeeded") {
  return arrivalSentence(aCharge({ status, method: { type, brand: null, last4: null, wallet: null } }));
}

describe("when the customer has the money", () => {
  it("is counted from the sending, by the method", () => {
    expect(paidBy("card")).toBe("Once it is sent, it should arrive within 10 business days.");
    expect(paidBy("us_bank_account")).toBe("Once it is sent, it should arrive within 5 business days.");
  });

  it("is counted from the settling of a bank debit that has not settled", () => {
    expect(paidBy("sepa_debit", "pending")).toBe(
      "Once the payment has settled, it should arrive within 10 business days.",
    );
  });

  it("is promised to nobody who has to answer first", () => {
    expect(paidBy("konbini")).toMatch(/asks the customer for bank details/);
    expect(paidBy("konbini")).not.toMatch(/days/);
  });
});
