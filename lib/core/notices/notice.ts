import type { AttentionKind } from "@/lib/core/attention/attention-case";
import { formatMoney } from "@/lib/core/money/format-money";
import type { Money } from "@/lib/core/money/money";
import type { RefundState } from "@/lib/core/refund/refund-ledger";

/** The answers to a request that needs a second person: for whoever asked. */
export const answerEvents = ["returned", "approved", "rejected", "expired"] as const;

/** What people hear of outside the console. */
export const noticeEvents = ["awaiting_approval", ...answerEvents, "needs_attention"] as const;
export type NoticeEvent = (typeof noticeEvents)[number];

/** The ways out. */
export const noticeChannels = ["email", "webhook"] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** What a notice may tell beyond the event and the way to the rest. */
export const noticeFields = ["amount", "author", "ticket", "reason", "words"] as const;
export type NoticeField = (typeof noticeFields)[number];

/** `in_doubt` may have arrived: an e-mail that may have is not sent again. */
export const noticeStates = ["due", "sending", "sent", "in_doubt", "given_up", "not_set_up"] as const;
export type NoticeState = (typeof noticeStates)[number];

/** The event that a step of a request is told as; null for steps that nobody waits for. */
export function noticeEventOf(state: RefundState): Exclude<NoticeEvent, "needs_attention"> | null {
  const events = ["awaiting_approval", ...answerEvents] as const;
  return events.find((event) => event === state) ?? null;
}

export function isAnswer(event: NoticeEvent): boolean {
  return answerEvents.some((answer) => answer === event);
}

/** What a notice is about, as far as its sentence needs it. */
export type NoticeSubject = {
  readonly event: NoticeEvent;
  /** Null where it is not to be told, and where there is none. */
  readonly amount: Money | null;
  /** Of a case. */
  readonly kind: AttentionKind | null;
};

const words: Record<Exclude<NoticeEvent, "needs_attention">, string> = {
  awaiting_approval: "waits for a second person",
  returned: "was sent back with a question",
  approved: "was approved",
  rejected: "was rejected",
  expired: "lapsed without approval",
};

const kinds: Record<AttentionKind, string> = {
  refund_failed: "failed: the customer has not got the money",
  refund_canceled: "was canceled: the customer has not got the money",
  customer_must_act: "waits for the customer’s bank details",
  outcome_unknown: "has an unknown outcome",
  outside_collision: "was made outside Refund Console while one of ours was under way",
  books_disagree: "is stopped: our books and Stripe disagree about its payment",
  recovered_from_stripe: "of ours was missing in our books",
  tie_out_unexplained: "The comparison with Stripe’s books left an amount unexplained",
};

/** One sentence without anybody's name and without a word that somebody typed. */
export function noticeSentence({ event, amount, kind }: NoticeSubject): string {
  if (kind === "tie_out_unexplained") return `${kinds[kind]}.`;
  const what = amount === null ? "A refund" : `A refund of ${formatMoney(amount, "en-US")}`;
  if (event !== "needs_attention") return `${what} ${words[event]}.`;
  return `${what} ${kind === null ? "needs somebody" : kinds[kind]}.`;
}

/** Pauses between two tries grow from half a minute to an hour; `chance` is from 0 up to 1. */
export function pauseAfterMilliseconds(tries: number, chance: number): number {
  const longest = 3_600_000;
  const pause = Math.min(longest, 30_000 * 2 ** Math.min(tries - 1, 10));
  return Math.round(pause * (0.5 + chance / 2));
}

/** A request lapses after 72 hours: what is older helps nobody. */
export const noticeLifeMilliseconds = 72 * 3_600_000;
