import { describe, expect, it } from "vitest";
import { connectShares, type SharedCharge } from "./connect-shares";

const shared: SharedCharge = {
  amountMinor: "10000",
  transferMinor: "10000",
  feeMinor: "1200",
  paidBy: null,
  destination: "acct_1Knits",
  currency: "gbp",
  locale: "en-GB",
};
const neither = { reverseTransfer: false, refundApplicationFee: false };

describe("what a refund does to everybody's money", () => {
  it("leaves all of it to our own balance where nothing is returned", () => {
    expect(connectShares(shared, 4_000n, neither)).toEqual([
      "The customer gets £40.00.",
      "acct_1Knits keeps what was passed on to it.",
      "Your own balance pays £40.00.",
      "You keep the application fee.",
    ]);
  });

  it("takes the share of the transfer back", () => {
    expect(connectShares(shared, 4_000n, { ...neither, reverseTransfer: true })).toEqual([
      "The customer gets £40.00.",
      "acct_1Knits gives £40.00 back.",
      "Your own balance stays as it is.",
      "You keep the application fee.",
    ]);
  });

  it("gives the share of the fee back together with it", () => {
    expect(connectShares(shared, 4_000n, { reverseTransfer: true, refundApplicationFee: true })).toEqual([
      "The customer gets £40.00.",
      "acct_1Knits gives £40.00 back, and gets £4.80 of the application fee back.",
      "Your own balance pays £4.80.",
    ]);
  });

  it("divides by the whole payment, to the nearest penny", () => {
    const odd = { ...shared, transferMinor: "3333" };
    expect(connectShares(odd, 5_000n, { ...neither, reverseTransfer: true })[1]).toBe(
      "acct_1Knits gives £16.67 back.",
    );
  });
});

describe("a direct charge", () => {
  const direct = { ...shared, destination: null, transferMinor: null, paidBy: "Studio (acct_1Studio)" };

  it("is refunded by the connected account, and its fee stays unless it is given back", () => {
    expect(connectShares(direct, 5_000n, neither)).toEqual([
      "The customer gets £50.00.",
      "Studio (acct_1Studio) pays £50.00.",
      "Your own balance stays as it is.",
      "You keep the application fee.",
    ]);
  });

  it("takes the fee's share from our own balance where it is given back", () => {
    expect(connectShares(direct, 5_000n, { ...neither, refundApplicationFee: true })).toEqual([
      "The customer gets £50.00.",
      "Studio (acct_1Studio) pays £50.00, and gets £6.00 of the application fee back.",
      "Your own balance pays £6.00.",
    ]);
  });

  it("without a fee has nothing to keep", () => {
    expect(connectShares({ ...direct, feeMinor: null }, 5_000n, neither)).toEqual([
      "The customer gets £50.00.",
      "Studio (acct_1Studio) pays £50.00.",
      "Your own balance stays as it is.",
    ]);
  });
});
