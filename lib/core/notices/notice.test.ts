import { describe, expect, it } from "vitest";
import { attentionKinds } from "@/lib/core/attention/attention-case";
import { money } from "@/lib/core/money/money";
import { refundStates } from "@/lib/core/refund/refund-ledger";
import { noticeEventOf, noticeSentence, pauseAfterMilliseconds } from "./notice";

describe("notices", () => {
  it("tell of the steps of a second person, and of no other", () => {
    expect(refundStates.filter((state) => noticeEventOf(state) !== null)).toEqual([
      "awaiting_approval",
      "returned",
      "approved",
      "rejected",
      "expired",
    ]);
  });

  it("are one sentence for each kind of case, with and without an amount", () => {
    for (const kind of attentionKinds) {
      for (const amount of [money(1550n, "eur"), null]) {
        expect(noticeSentence({ event: "needs_attention", amount, kind })).toMatch(
          /^[A-Z][^.]*(\d\.\d)?[^.]*\.$/,
        );
      }
    }
    const failed = noticeSentence({
      event: "needs_attention",
      amount: money(500n, "jpy"),
      kind: "refund_failed",
    });
    expect(failed).toBe("A refund of ¥500 failed: the customer has not got the money.");
  });

  it("are tried again after pauses that grow from half a minute to an hour", () => {
    const pauses = [1, 2, 3, 8, 80].map((tries) => pauseAfterMilliseconds(tries, 1) / 1000);
    expect(pauses).toEqual([30, 60, 120, 3600, 3600]);
    expect(pauseAfterMilliseconds(1, 0)).toBe(15_000);
  });
});
