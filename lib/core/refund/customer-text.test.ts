import { describe, expect, it } from "vitest";
import { aCharge, aRequestedRefund } from "@/lib/core/test-builders";
import { customerText } from "./customer-text";
import { refundStates } from "./refund-ledger";

const promised = ["succeeded", "pending", "requires_action"] as const;
const sepa = aCharge({ method: { type: "sepa_debit", brand: null, last4: "3000", wallet: null } });

describe("the text for the customer", () => {
  it("names amount, method and reference", () => {
    expect(customerText(aRequestedRefund(), aCharge(), "en-US")).toBe(
      "Hello Ana Maria,\n\nwe have refunded €12.50 to your Visa •••• 4242. " +
        "It usually shows on your statement within 5 to 10 business days. " +
        "If the payment was very recent, it may simply disappear from the statement instead." +
        "\n\nReference: re_3Succeeded",
    );
  });

  it("greets without a name and leaves out a reference that is not there", () => {
    const nobody = aCharge({ customer: { id: null, name: null, email: null, isDeleted: false } });
    const text = customerText(aRequestedRefund({ refundId: null }), nobody, "en-US");
    expect(text).toMatch(/^Hello,\n/);
    expect(text).not.toContain("Reference");
  });

  it("speaks of a statement only for cards", () => {
    expect(customerText(aRequestedRefund(), sepa, "en-US")).toContain(
      "to your SEPA debit •••• 3000. It usually arrives",
    );
    expect(customerText(aRequestedRefund(), sepa, "en-US")).not.toContain("statement");
  });

  it("asks for the bank details when Stripe does", () => {
    const text = customerText(aRequestedRefund({ state: "requires_action" }), sepa, "en-US");
    expect(text).toContain("asks for your bank details");
  });

  it("promises nothing while the outcome is unknown, and nothing when no money moved", () => {
    for (const state of refundStates) {
      const text = customerText(aRequestedRefund({ state }), aCharge(), "en-US");
      const mayPromise = promised.some((one) => one === state);
      expect(text !== null).toBe(mayPromise);
    }
  });
});
