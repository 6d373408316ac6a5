import type { Money } from "@/lib/core/money/money";
import type { CompanyReason, LimitSet } from "./limit-set";
import { offeredReasons } from "./offered-reasons";
import { fitsTicketMask } from "./ticket-mask";

/** What the company's rules ask of the words of a request. */
export type WordedRequest = {
  readonly amount: Money;
  /** The key of one of the company's reasons; null when none was chosen. */
  readonly reasonKey: string | null;
  readonly ticket: string;
  readonly note: string;
};

/** A rule that a request's words do not keep, at its field. */
export type RuleRefusal =
  | { readonly kind: "reason_missing" }
  | { readonly kind: "reason_unknown" }
  | { readonly kind: "ticket_missing" }
  | { readonly kind: "ticket_unlike_mask"; readonly mask: string }
  | { readonly kind: "note_missing"; readonly reason: CompanyReason | null };

/** All at once, so that everything is mended in one go. */
export function ruleRefusals(set: LimitSet, request: WordedRequest): RuleRefusal[] {
  return [...reasonRefusals(set, request), ...ticketRefusals(set, request), ...noteRefusals(set, request)];
}

function reasonRefusals(set: LimitSet, { reasonKey }: WordedRequest): RuleRefusal[] {
  if (reasonKey === null) return set.isReasonRequired ? [{ kind: "reason_missing" }] : [];
  const isKnown = offeredReasons(set).some(({ key }) => key === reasonKey);
  return isKnown ? [] : [{ kind: "reason_unknown" }];
}

function ticketRefusals(set: LimitSet, { ticket }: WordedRequest): RuleRefusal[] {
  if (ticket === "") return set.isTicketRequired ? [{ kind: "ticket_missing" }] : [];
  if (set.ticketMask === "" || fitsTicketMask(ticket, set.ticketMask)) return [];
  return [{ kind: "ticket_unlike_mask", mask: set.ticketMask }];
}

function noteRefusals(set: LimitSet, { amount, note, reasonKey }: WordedRequest): RuleRefusal[] {
  if (note !== "") return [];
  const reason = set.reasons.find(({ key }) => key === reasonKey) ?? null;
  if (reason?.needsNote) return [{ kind: "note_missing", reason }];
  const { currency, amountMinor } = amount;
  const from = Object.hasOwn(set.noteRequiredFrom, currency) ? set.noteRequiredFrom[currency] : undefined;
  return from !== undefined && amountMinor >= from ? [{ kind: "note_missing", reason: null }] : [];
}
