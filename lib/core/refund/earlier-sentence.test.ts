import { describe, expect, it } from "vitest";
import { anEarlierRefund } from "@/lib/core/test-builders";
import type { EarlierRefund } from "./earlier-refund";
import { earlierSentence } from "./earlier-sentence";

const evening = new Date("2026-11-22T20:00:00Z");

function sentence(change: Partial<EarlierRefund> = {}, locale = "en-GB"): string {
  return earlierSentence(anEarlierRefund(change), evening, locale);
}

describe("an earlier refund in a sentence", () => {
  it("names who, how much, for what and when", () => {
    expect(sentence()).toBe("Ana Ferreira refunded €12.50 for TCK-812 at 12:00 UTC");
  });

  it("names no ticket where there is none", () => {
    expect(sentence({ ticket: "" })).toBe("Ana Ferreira refunded €12.50 at 12:00 UTC");
  });

  it.each(["submitting", "unknown", "awaiting_approval", "approved"] as const)(
    "does not call it refunded while it is %s",
    (state) => {
      expect(sentence({ state })).toBe("Ana Ferreira asked to refund €12.50 for TCK-812 at 12:00 UTC");
    },
  );

  it("tells that nobody knows who did it elsewhere", () => {
    expect(sentence({ by: null, door: "outside", ticket: "" })).toBe(
      "Somebody refunded €12.50 outside Refund Console at 12:00 UTC",
    );
  });

  it("tells yesterday's from today's", () => {
    expect(sentence({ at: new Date("2026-11-21T21:15:00Z") })).toContain("yesterday at 21:15 UTC");
  });

  it("is in the reader's figures", () => {
    expect(sentence({}, "en-US")).toContain("12:00 PM UTC");
    expect(sentence({}, "no such locale")).toContain("€12.50");
  });
});
