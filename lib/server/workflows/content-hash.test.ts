import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aRequest } from "@/lib/core/test-builders";
import { canonicalJson } from "@/lib/server/canonical-json";
import { contentHash } from "./content-hash";

describe("the hash of what is asked", () => {
  it("is on our own account what it was before there were direct charges", () => {
    const { chargeId, amount, reason, ticket, note, metadata } = aRequest();
    const { instructionsEmail, reverseTransfer, refundApplicationFee } = aRequest();
    const before = { chargeId, amount, reason, ticket, note, metadata };
    const all = { ...before, instructionsEmail, reverseTransfer, refundApplicationFee };
    const expected = createHash("sha256").update(canonicalJson(all)).digest("hex");
    expect(contentHash(aRequest())).toBe(expected);
  });

  it("is another one where the payment intent is named", () => {
    expect(contentHash(aRequest({ byPaymentIntent: true }))).not.toBe(contentHash(aRequest()));
  });

  it("is another one for each account", () => {
    const hashes = [null, "acct_1One", "acct_2Two"].map((connectedAccount) =>
      contentHash(aRequest({ connectedAccount })),
    );
    expect(new Set(hashes).size).toBe(3);
  });
});
