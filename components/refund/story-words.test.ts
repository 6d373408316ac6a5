import { describe, expect, test } from "vitest";
import { storyWords } from "@/components/refund/story-words";
import type { StoryEntry } from "@/lib/core/refund/requested-refund";

function step(event: string, actor: string, actorName: string): StoryEntry {
  return { at: new Date(0), actor, actorName, event, facts: {} };
}

const ana = ["user:https://id.example/ana", "Ana Ferreira"] as const;
const policy = ["worker:Policy", "Policy"] as const;

describe("a step of a refund's story", () => {
  test("names the person who decided", () => {
    expect(storyWords(step("refund.requested", ...ana))).toEqual({ text: "Asked for", by: "Ana Ferreira" });
    expect(storyWords(step("refund.approved", ...ana))).toEqual({ text: "Approved", by: "Ana Ferreira" });
  });

  test("names no program", () => {
    expect(storyWords(step("refund.approved", ...policy))).toEqual({
      text: "Within the limits, no approval needed",
      by: null,
    });
    expect(storyWords(step("refund.requested", ...policy)).by).toBeNull();
  });

  test("names nobody for what Stripe did, whoever's visit brought it about", () => {
    expect(storyWords(step("refund.succeeded", ...ana))).toEqual({ text: "Refunded", by: null });
  });

  test("gives the reason of an end that nobody at Stripe has explained", () => {
    const facts = { why: "Not enough is left, so nothing was sent." };
    const failed = { ...step("refund.failed", ...policy), facts };
    expect(storyWords(failed).text).toBe("Failed: Not enough is left, so nothing was sent.");
    expect(storyWords({ ...step("refund.unknown", ...policy), facts }).text).toBe(
      "No answer from Stripe yet",
    );
  });

  test("is shown by its name where it has no words yet", () => {
    expect(storyWords(step("refund.escalated", ...ana))).toEqual({ text: "refund.escalated", by: null });
  });
});
