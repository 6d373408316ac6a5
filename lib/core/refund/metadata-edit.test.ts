import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changeSentence,
  fitsAtStripe,
  isNoChange,
  metadataChange,
  metadataEditSchema,
  openMetadata,
  wireMetadata,
} from "./metadata-edit";
import { ownMetadataKeys } from "./refund-request";

const own = {
  app: "refund-console",
  request_id: "rq_1",
  generation: "0",
  content_sha256: "ab",
  ticket: "T-1",
};

/** What Stripe makes of an update: it merges, and an empty text removes its key. */
function merged(now: Record<string, string>, sent: Record<string, string>) {
  return Object.fromEntries(Object.entries({ ...now, ...sent }).filter(([, value]) => value !== ""));
}

const key = fc.constantFrom("order", "shop", "note", ...ownMetadataKeys);
const metadata = fc.dictionary(key, fc.string({ minLength: 1, maxLength: 5 }), { noNullPrototype: true });

function rows(count: number) {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, "1"]));
}

describe("changing a refund's metadata", () => {
  it("comes to what is wanted, and never touches what the console wrote", () => {
    fc.assert(
      fc.property(metadata, metadata, (now, wanted) => {
        const change = metadataChange({ ...now, ...own }, wanted);
        const sent = wireMetadata(change);
        const after = merged({ ...now, ...own }, sent);
        expect(openMetadata(after)).toEqual(openMetadata(wanted));
        expect(after).toMatchObject(own);
        expect(Object.keys(sent).some((name) => ownMetadataKeys.some((mine) => mine === name))).toBe(false);
        expect(isNoChange(metadataChange(after, wanted))).toBe(true);
      }),
    );
  });

  it("counts our own entries among Stripe's fifty", () => {
    expect(fitsAtStripe(own, rows(45))).toBe(true);
    expect(fitsAtStripe(own, rows(46))).toBe(false);
    expect(fitsAtStripe({}, rows(50))).toBe(true);
  });

  it("says what was set and what was removed", () => {
    const change = metadataChange({ ...own, order: "1", note: "x" }, { order: "2", shop: "Paris" });
    expect(changeSentence(change)).toBe("Set: order, shop. Removed: note.");
    expect(changeSentence(metadataChange({ note: "x" }, {}))).toBe("Removed: note.");
  });

  it.each([
    [{ key: "request_id", value: "x" }, "kept for Refund Console"],
    [{ key: "a[b]", value: "x" }, "square brackets"],
    [{ key: "k".repeat(41), value: "x" }, "at most 40 characters"],
    [{ key: "k", value: "v".repeat(501) }, "at most 500 characters"],
    [{ key: "", value: "x" }, "a name"],
  ])("is refused at its cell: %j", (row, words) => {
    const parsed = metadataEditSchema.safeParse({
      refundId: "re_1",
      connectedAccount: "",
      seen: "a".repeat(64),
      metadata: [row],
    });
    expect(parsed.error?.issues[0]?.message).toContain(words);
    expect(parsed.error?.issues[0]?.path.slice(0, 2)).toEqual(["metadata", 0]);
  });

  it.each(["", "rq_1", "re_", "../re_1", "re_1/cancel"])("names a refund, and not %j", (refundId) => {
    expect(
      metadataEditSchema.safeParse({ refundId, connectedAccount: "", seen: "a".repeat(64), metadata: [] })
        .success,
    ).toBe(false);
  });
});
