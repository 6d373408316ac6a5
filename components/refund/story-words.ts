import { attentionKinds, attentionOutcomes } from "@/lib/core/attention/attention-case";
import { outcomeLabel } from "@/lib/core/attention/case-outcomes";
import { kindLabel } from "@/lib/core/attention/case-words";
import type { StoryEntry } from "@/lib/core/refund/requested-refund";

/** What one step of a refund's story says: what happened, and which person did it. */
export type StoryWords = { readonly text: string; readonly by: string | null };

const eventTexts: Readonly<Record<string, string>> = {
  "refund.requested": "Asked for",
  "refund.approved": "Approved",
  "refund.awaiting_approval": "Put before a second person",
  "refund.held": "Held back for a while, can be undone",
  "refund.returned": "Sent back with a question",
  "refund.rejected": "Rejected",
  "refund.expired": "Lapsed",
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
  "refund.cancel_requested": "Cancellation asked for",
  "refund.cancel_confirmed": "Stripe canceled it",
  "refund.cancel_refused": "Stripe did not cancel it",
  "refund.cancel_unknown": "No answer to the cancellation yet",
  "refund.metadata_change_requested": "Metadata to be changed",
  "refund.metadata_changed": "Metadata changed",
  "refund.metadata_change_refused": "Stripe did not take the metadata",
  "refund.metadata_change_unknown": "No answer about the metadata yet",
  "refund.reference_arrived": "Bank’s reference arrived",
  "refund.reference_noted": "Bank’s reference passed on",
  "refund.seen_external": "Seen at Stripe",
  "refund.recovered": "Recovered from Stripe: our row of it was lost",
  "attention.opened": "Needs a person",
  "attention.taken": "Case taken",
  "attention.given_back": "Case given back",
  "attention.proposed": "Proposed",
  "attention.turned_down": "Turned down",
  "attention.closed": "Case closed",
  "charge.released": "Payment can be refunded again",
};

// Only these are people's doing. The rest follows from them, whoever's visit happened to bring it about.
const decisions: ReadonlySet<string> = new Set([
  "refund.requested",
  "refund.approved",
  "refund.rejected",
  "refund.returned",
  "refund.withdrawn",
  "refund.cancel_requested",
  "refund.metadata_change_requested",
  "refund.reference_noted",
  "attention.taken",
  "attention.given_back",
  "attention.proposed",
  "attention.turned_down",
  "attention.closed",
  "charge.released",
]);

const endings: ReadonlySet<string> = new Set([
  "refund.failed",
  "refund.withdrawn",
  "refund.rejected",
  "refund.expired",
]);

/** A step in words; an event that has none yet is shown by its name. */
export function storyWords({ event, actor, actorName, facts }: StoryEntry): StoryWords {
  const isProgram = actor.startsWith("worker:");
  if (isProgram && event === "refund.approved") {
    return { text: "Within the limits, no approval needed", by: null };
  }
  const isAnswer = event === "refund.awaiting_approval" && facts.answer !== undefined;
  if (isAnswer) return { text: `Answered: ${facts.answer}`, by: actorName };
  const by = decisions.has(event) && !isProgram ? actorName : null;
  // A new generation is decided by two people, and the worker sends it later.
  if (event === "refund.submitting" && facts.generation !== undefined) {
    return { text: "To be sent anew, under a new key", by: null };
  }
  const text = eventTexts[event] ?? event;
  const about = aboutEvent(event, facts);
  return { text: about ? `${text}: ${about}` : text, by };
}

/** What a case was opened for, which outcome was meant, or why a refund ended. */
function aboutEvent(event: string, facts: StoryEntry["facts"]): string | undefined {
  // A request that ends without Stripe's saying anything has its reason only here.
  if (endings.has(event)) return facts.why;
  if (event === "refund.reference_arrived") return facts.reference;
  if (event === "refund.returned") return facts.question;
  if (event === "refund.approved") return facts.note === "" ? undefined : facts.note;
  if (event === "refund.awaiting_approval") return facts.why;
  if (!event.startsWith("attention.")) return undefined;
  if (event === "attention.opened") {
    const kind = attentionKinds.find((known) => known === facts.kind);
    return kind && kindLabel(kind).toLowerCase();
  }
  const outcome = attentionOutcomes.find((known) => known === facts.outcome);
  return outcome && outcomeLabel(outcome).toLowerCase();
}
