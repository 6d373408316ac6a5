import type { StoryEntry } from "@/lib/core/refund/requested-refund";

/** What one step of a refund's story says: what happened, and which person did it. */
export type StoryWords = { readonly text: string; readonly by: string | null };

const eventTexts: Readonly<Record<string, string>> = {
  "refund.requested": "Asked for",
  "refund.approved": "Approved",
  "refund.rejected": "Rejected",
  "refund.withdrawn": "Withdrawn",
  "refund.submitting": "Sent to Stripe",
  "refund.send_marked": "Sent to Stripe again",
  "refund.send_not_executed": "Stripe did not carry it out",
  "refund.unknown": "No answer from Stripe yet",
  "refund.pending": "On its way at Stripe",
  "refund.requires_action": "Stripe waits for the customer",
  "refund.succeeded": "Refunded",
  "refund.failed": "Failed",
  "refund.canceled": "Canceled",
  "refund.seen_external": "Seen at Stripe",
  "refund.recovered": "Recovered from Stripe: our row of it was lost",
};

// Only these are people's doing. The rest follows from them, whoever's visit happened to bring it about.
const decisions: ReadonlySet<string> = new Set([
  "refund.requested",
  "refund.approved",
  "refund.rejected",
  "refund.withdrawn",
]);

const endings: ReadonlySet<string> = new Set(["refund.failed", "refund.withdrawn"]);

/** A step in words; an event that has none yet is shown by its name. */
export function storyWords({ event, actor, actorName, facts }: StoryEntry): StoryWords {
  const isProgram = actor.startsWith("worker:");
  if (isProgram && event === "refund.approved") {
    return { text: "Within the limits, no approval needed", by: null };
  }
  const by = decisions.has(event) && !isProgram ? actorName : null;
  const text = eventTexts[event] ?? event;
  // A request that ends without Stripe's saying anything has its reason only here.
  return { text: endings.has(event) && facts.why ? `${text}: ${facts.why}` : text, by };
}
