import type { LimitPreview } from "./limit-view";
import type { ChangedWay, LimitedWay, Rehearsal } from "./rehearse-limits";

const ways: Record<LimitedWay, string> = {
  alone: "made by one person alone",
  step_up: "made by one person with a second factor",
  approval: "put before a second person",
  refused: "refused",
};

/** Such as “12 requests would be put before a second person instead of made by one person alone.” */
export function wayChangeSentence({ from, to, count }: ChangedWay): string {
  return `${requestsInWords(count)} would be ${ways[to]} instead of ${ways[from]}.`;
}

const words: Record<Rehearsal["words"][number]["kind"], string> = {
  reason_missing: "without a reason",
  reason_unknown: "with a reason that is not offered",
  ticket_missing: "without a ticket",
  ticket_unlike_mask: "with a ticket of another form",
  note_missing: "without a note",
};

/** What else there is to say of a rehearsal: how many stay as they were, and which words would be asked for. */
export function rehearsalSentences({ rehearsal, rehearsedDays, isCut }: LimitPreview): string[] {
  const { requests, unchanged } = rehearsal;
  if (requests === 0) return [`Nothing was asked for in the last ${rehearsedDays} days.`];
  return [
    ...rehearsal.words.map(
      ({ kind, count }) => `${requestsInWords(count)} came ${words[kind]} and would be stopped at the form.`,
    ),
    unchanged === requests
      ? `All ${requestsInWords(requests)} would go the way they went.`
      : `${requestsInWords(unchanged)} of ${requests} would go the way they went.`,
    ...(isCut ? [`Only the newest ${requests} were looked at.`] : []),
  ];
}

function requestsInWords(count: number): string {
  return count === 1 ? "1 request" : `${count} requests`;
}
