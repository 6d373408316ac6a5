import { describe, expect, it } from "vitest";
import {
  cashBalanceId,
  isCashBalance,
  payableIdPattern,
  payableLabel,
  payablePath,
  readPayable,
} from "./payable";

describe("what a refund takes its money from", () => {
  const cash = cashBalanceId("cus_12345678", "eur");

  it("is a charge by Stripe's number", () => {
    expect(readPayable("ch_3PaidInFull")).toEqual({ kind: "charge", chargeId: "ch_3PaidInFull" });
    expect(payablePath("py_3PaidInFull")).toBe("/charges/py_3PaidInFull");
    expect(payableLabel("ch_3PaidInFull")).toBe("ch_3PaidInFull");
    expect(isCashBalance("ch_3PaidInFull")).toBe(false);
  });

  it("or a cash balance, by customer and currency, there and back", () => {
    expect(readPayable(cash)).toEqual({ kind: "cash_balance", customerId: "cus_12345678", currency: "eur" });
    expect(payablePath(cash)).toBe("/customers/cus_12345678/cash-balance/eur");
    expect(payableLabel(cash)).toBe("Cash balance in EUR of cus_12345678");
    expect(payableIdPattern.test(cash)).toBe(true);
  });

  it.each([
    "cash_cus_12345678",
    "cash_cus_12345678_EUR",
    "cash_ch_12345678_eur",
    "cash_cus_1234/678_eur",
    "",
    "ch_",
  ])("is not %j", (id) => {
    expect(payableIdPattern.test(id)).toBe(false);
    expect(isCashBalance(id)).toBe(false);
  });
});
