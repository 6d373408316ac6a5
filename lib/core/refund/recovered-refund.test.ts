import { describe, expect, it } from "vitest";
import { aRefund } from "@/lib/core/test-builders";
import { readRecovered } from "./recovered-refund";

const metadata = {
  app: "refund-console",
  request_id: `rq_${"0a".repeat(16)}`,
  generation: "2",
  content_sha256: "a".repeat(64),
  ticket: "TCK-812",
  order: "A-77",
};

describe("what a refund still tells of its lost request", () => {
  it("is its state, its sum, its key's generation, its ticket and what a person had added", () => {
    const refund = aRefund(1_250n, { metadata, status: "pending", reason: "duplicate" });
    expect(readRecovered(refund)).toEqual({
      state: "pending",
      amountMinor: 1_250n,
      currency: "eur",
      generation: 2,
      contentHash: "a".repeat(64),
      reason: "duplicate",
      ticket: "TCK-812",
      metadata: { order: "A-77" },
    });
  });

  it.each(["", "-1", "1.5", "99999", "x"])("takes the generation “%s” for the first one", (generation) => {
    expect(readRecovered(aRefund(1n, { metadata: { ...metadata, generation } })).generation).toBe(0);
  });

  it("keeps to the limits of our own rows, whatever was written there", () => {
    const long = { ...metadata, ticket: "t".repeat(500) };
    expect(readRecovered(aRefund(1n, { metadata: long })).ticket).toHaveLength(100);
    expect(readRecovered(aRefund(1n, { metadata: {}, reason: "expired_uncaptured_charge" }))).toMatchObject({
      reason: null,
      ticket: "",
      contentHash: "",
    });
  });
});
