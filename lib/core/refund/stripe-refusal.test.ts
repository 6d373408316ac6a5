import { describe, expect, it } from "vitest";
import type { StripeWords } from "./requested-refund";
import { stripeRefusalMessage } from "./stripe-refusal";

function words(change: Partial<StripeWords>): StripeWords {
  const plain = { httpStatus: 400, code: null, parameter: null, message: "No.", requestId: "req_1" };
  return { ...plain, ...change };
}

describe("what a refusal by Stripe means", () => {
  it.each([
    ["charge_already_refunded", "amount", "already refunded"],
    ["charge_disputed", "form", "disputed"],
    ["refund_disputed_payment", "form", "disputed"],
    ["charge_not_refundable", "form", "no longer refunds"],
    ["resource_missing", "form", "no longer knows"],
    ["balance_insufficient", "form", "balance"],
    ["insufficient_funds", "form", "balance"],
    ["amount_too_large", "amount", "larger"],
    ["amount_too_small", "amount", "smaller"],
    ["email_invalid", "instructionsEmail", "e-mail"],
    ["approval_required", "form", "second person"],
  ])("%s is said at %s", (code, field, part) => {
    const message = stripeRefusalMessage(words({ code }));
    expect(message.field).toBe(field);
    expect(message.text).toContain(part);
    expect(message.help).toMatch(/\.$/);
  });

  it.each([
    ["amount", "amount"],
    ["reason", "reason"],
    ["metadata", "metadata"],
    ["instructions_email", "instructionsEmail"],
    ["reverse_transfer", "reverseTransfer"],
    ["refund_application_fee", "refundApplicationFee"],
    ["payment_intent", "byPaymentIntent"],
    ["charge", "form"],
    [null, "form"],
  ])("without a known code, the parameter %s leads to %s", (parameter, field) => {
    const message = stripeRefusalMessage(words({ code: "new_code_of_next_year", parameter }));
    expect(message.field).toBe(field);
    expect(message.text).toMatch(/no money moved\.$/i);
  });

  it("of a transfer says what to do about the transfer, whatever the code is", () => {
    const short = words({ code: "balance_insufficient", parameter: "reverse_transfer" });
    expect(stripeRefusalMessage(short).field).toBe("reverseTransfer");
  });

  it("is told by Stripe’s words where they say more than the code", () => {
    const message = "No such charge: 'ch_1'; a similar object exists in live mode, but …";
    expect(stripeRefusalMessage(words({ code: "resource_missing", message })).text).toMatch(/other mode/);
  });

  it.each([401, 403])("status %s is about the key, for an administrator", (httpStatus) => {
    expect(stripeRefusalMessage(words({ httpStatus })).help).toMatch(/^Administrator: the API key/);
  });
});
