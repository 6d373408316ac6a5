import "server-only";
import { type Money, money } from "@/lib/core/money/money";
import { type NoticeEvent, type NoticeField, noticeSentence } from "@/lib/core/notices/notice";
import type { ClaimedNotice } from "@/lib/server/database/notice-rows";

/** A notice as it leaves: what became of what, the way to the rest, and of the details what the company set. */
export type OutgoingNotice = {
  readonly id: string;
  readonly event: NoticeEvent;
  /** As in ISO 8601. */
  readonly at: string;
  readonly livemode: boolean;
  /** What the account is called, where there are several. */
  readonly account: string | null;
  readonly requestId: string | null;
  readonly caseId: string | null;
  /** Where the rest stands; opening it takes a sign-in. */
  readonly address: string;
  readonly sentence: string;
  readonly details: Readonly<Partial<Record<NoticeField, string>>>;
  readonly amount: Money | null;
};

/** `failed`: certainly not taken. `in_doubt`: nobody knows. `note` says which receivers were left out. */
export type Sent =
  | { readonly kind: "sent"; readonly note: string | null }
  | { readonly kind: "failed" | "in_doubt"; readonly why: string };

/** Makes the notice of what stands in the database at this moment, and tells no more than `fields`. */
export function outgoingNotice(
  claimed: ClaimedNotice,
  fields: readonly NoticeField[],
  { appUrl, account }: { readonly appUrl: URL; readonly account: string | null },
): OutgoingNotice {
  const { notice, request, opened } = claimed;
  const { id, event, at, livemode, requestId, caseId } = notice;
  const amount = fields.includes("amount") ? amountOf(claimed) : null;
  const path = caseId === null ? `/approvals/${requestId}` : `/attention/${caseId}`;
  return {
    id,
    event,
    at: at.toISOString(),
    livemode,
    account,
    requestId: request?.id ?? null,
    caseId,
    address: new URL(path, appUrl).href,
    sentence: noticeSentence({ event, amount, kind: opened?.kind ?? null }),
    details: detailsOf(claimed, fields),
    amount,
  };
}

function amountOf({ request, opened }: ClaimedNotice): Money | null {
  if (request !== null) return money(request.movedMinor ?? request.amountMinor, request.currency);
  const { amountMinor, currency } = opened?.facts ?? {};
  return amountMinor && currency ? money(BigInt(amountMinor), currency) : null;
}

function detailsOf(
  { notice: { event }, request }: ClaimedNotice,
  fields: readonly NoticeField[],
): OutgoingNotice["details"] {
  if (request === null) return {};
  const words = {
    returned: request.question,
    rejected: request.decisionNote,
    approved: request.decisionNote,
  };
  const all: Record<Exclude<NoticeField, "amount">, string | null> = {
    author: request.requesterName,
    ticket: request.ticket,
    reason: request.reasonLabel ?? request.reason,
    words: event in words ? words[event as keyof typeof words] : request.note,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([field, text]) => text && fields.some((told) => told === field)),
  );
}

/** What stands before the sentence: the account and that it is a test, as far as that must be said. */
export function noticeMark({ livemode, account }: Pick<OutgoingNotice, "livemode" | "account">): string {
  const words = [account, livemode ? null : "Test"].filter((word) => word !== null);
  return words.length === 0 ? "" : `[${words.join(" · ")}] `;
}
