import { describe, expect, test } from "vitest";
import { storyWords } from "@/components/refund/story-words";
import type { StoryEntry } from "@/lib/core/refund/requested-refund";

function step(event: string, actor: string, actorName: string, facts: StoryEntry["facts"] = {}): StoryEntry {
  return { at: new Date(0), actor, actorName, event, facts };
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

  test("says of a case what it was opened for, who did what to it, and which outcome was meant", () => {
    const opened = step("attention.opened", ...policy, { kind: "refund_failed" });
    expect(storyWords(opened)).toEqual({ text: "Needs a person: refund failed", by: null });
    expect(storyWords(step("attention.taken", ...ana))).toEqual({ text: "Case taken", by: "Ana Ferreira" });
    for (const [event, words] of [
      ["attention.proposed", "Proposed: send anew"],
      ["attention.turned_down", "Turned down: send anew"],
      ["attention.closed", "Case closed: send anew"],
    ] as const) {
      const told = storyWords(step(event, ...ana, { kind: "outcome_unknown", outcome: "send_anew" }));
      expect(told).toEqual({ text: words, by: "Ana Ferreira" });
    }
    const settled = step("attention.closed", ...policy, { outcome: "settled_by_itself" });
    expect(storyWords(settled)).toEqual({ text: "Case closed: settled by itself", by: null });
  });

  test("tells a refund that people let go out anew from its first sending", () => {
    expect(storyWords(step("refund.submitting", ...ana)).text).toBe("Sent to Stripe");
    const anew = step("refund.submitting", ...ana, { generation: "1" });
    expect(storyWords(anew)).toEqual({ text: "To be sent anew, under a new key", by: null });
  });

  test("is shown by its name where it has no words yet", () => {
    expect(storyWords(step("refund.escalated", ...ana))).toEqual({ text: "refund.escalated", by: null });
  });
});
