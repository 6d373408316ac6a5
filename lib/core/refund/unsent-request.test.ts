import { describe, expect, it } from "vitest";
import { ledgerColumn, type RefundState, refundStates } from "./refund-ledger";
import { endOfUnsent, isUnsent } from "./unsent-request";

const noon = new Date("2026-11-22T12:00:00Z");
const unsent = { firstSentAt: null, hasOpenSend: false };
const part = { ...unsent, state: "submitting", extent: "part", amountMinor: 1_000n } as const;
const roomy = { isDisputed: false, leftMinor: 1_000n };

describe("a request of which nothing was sent", () => {
  it.each(refundStates)("is told by its traces while it is %s", (state) => {
    const isBefore = ["awaiting_approval", "returned", "held", "approved"].includes(state);
    const isSending = state === "submitting" || state === "unknown";
    expect(isUnsent({ state, ...unsent })).toBe(isBefore || isSending);
    expect(isUnsent({ state, firstSentAt: noon, hasOpenSend: false })).toBe(isBefore);
    expect(isUnsent({ state, firstSentAt: null, hasOpenSend: true })).toBe(isBefore);
  });

  it("may still go out while it fits, to the last minor unit", () => {
    expect(endOfUnsent(part, roomy)).toBeNull();
    expect(endOfUnsent(part, { ...roomy, leftMinor: 999n })).toEqual({
      to: "failed",
      why: "Not enough is left of this payment any more, so nothing was sent.",
    });
  });

  it("goes out for less when it names no sum, as long as anything is left", () => {
    expect(endOfUnsent({ ...part, extent: "whole" }, { ...roomy, leftMinor: 1n })).toBeNull();
    expect(endOfUnsent({ ...part, extent: "whole" }, { ...roomy, leftMinor: 0n })).toMatchObject({
      to: "failed",
    });
    expect(endOfUnsent({ ...part, extent: "whole" }, { ...roomy, leftMinor: -1n })).toMatchObject({
      to: "failed",
    });
  });

  it("ends when the customer disputes, unless somebody is still to approve it", () => {
    const disputed = { ...roomy, isDisputed: true };
    expect(endOfUnsent(part, disputed)).toMatchObject({ to: "failed" });
    expect(endOfUnsent({ ...part, state: "unknown" }, disputed)).toMatchObject({ to: "failed" });
    expect(endOfUnsent({ ...part, state: "approved" }, disputed)).toMatchObject({ to: "withdrawn" });
    expect(endOfUnsent({ ...part, state: "awaiting_approval" }, disputed)).toBeNull();
  });

  it.each(["awaiting_approval", "returned", "held", "approved"] as const)(
    "is withdrawn, not failed, while it is %s",
    (state) => {
      expect(endOfUnsent({ ...part, state }, { ...roomy, leftMinor: 0n })).toMatchObject({ to: "withdrawn" });
    },
  );

  const sentStates: readonly RefundState[] = refundStates.filter(
    (state) => ledgerColumn(state) !== "reserved",
  );

  it.each(sentStates)("is not what a request is that is %s: it never ends here", (state) => {
    expect(endOfUnsent({ ...part, state }, { isDisputed: true, leftMinor: -1n })).toBeNull();
  });

  it("is not what a request is that may have arrived: it is never called failed for want of money", () => {
    const sent = { ...part, hasOpenSend: true };
    expect(endOfUnsent(sent, { isDisputed: true, leftMinor: -1n })).toBeNull();
  });
});
