import type { Money } from "@/lib/core/money/money";
import type { RequestedRefund, StoryEntry } from "@/lib/core/refund/requested-refund";
import type { UnreadFilter } from "@/lib/core/search/unread-filters";
import type { AttentionKind, AttentionOutcome } from "./attention-case";
import type { CaseFacts } from "./case-words";

/** Somebody who acted on a case: identity is issuer and subject, the name is for people. */
export type CasePerson = { readonly issuer: string; readonly subject: string; readonly name: string };

export type CaseProposal = {
  readonly outcome: AttentionOutcome;
  readonly note: string;
  /** Where it is written that nothing was carried out: Stripe support's answer, or a line of the request log. */
  readonly evidence: string;
  readonly by: CasePerson;
  readonly at: Date;
};

export type CaseClosing = {
  readonly outcome: AttentionOutcome;
  readonly note: string;
  /** Null where the console itself saw that the case is over. */
  readonly by: CasePerson | null;
  readonly at: Date;
};

/** A case as it stands, with the request it is about where there is one. */
export type AttentionCase = {
  readonly id: string;
  readonly kind: AttentionKind;
  readonly subject: string;
  readonly chargeId: string | null;
  readonly facts: CaseFacts;
  readonly refund: RequestedRefund | null;
  readonly amount: Money | null;
  readonly openedAt: Date;
  readonly owner: CasePerson | null;
  readonly ownedAt: Date | null;
  readonly proposal: CaseProposal | null;
  readonly closing: CaseClosing | null;
};

/** Filters of the list; they live in the address. */
export type AttentionFilter = {
  readonly show: "open" | "closed";
  readonly whose: "everyone" | "mine" | "nobody";
  readonly kind: AttentionKind | null;
};

/** What the person who looks may do. */
export type AttentionRights = { readonly mayAct: boolean; readonly mayConfirm: boolean };

export type AttentionView = {
  readonly filter: AttentionFilter;
  /** What the address asks for and the list does not keep to. */
  readonly unread: readonly UnreadFilter[];
  readonly cases: readonly AttentionCase[];
  /** The key of the next page, for the address; null at the end. */
  readonly next: string | null;
  readonly rights: AttentionRights;
  readonly viewer: CasePerson;
  readonly now: Date;
  readonly locale: string;
};

/** One case with all that happened to it. */
export type CaseView = Pick<AttentionView, "rights" | "viewer" | "now" | "locale"> & {
  readonly one: AttentionCase;
  readonly history: readonly StoryEntry[];
};
