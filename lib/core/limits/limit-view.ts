import type { LimitChange } from "./limit-changes";
import type { LimitSet } from "./limit-set";
import type { LimitFault } from "./read-limits";
import type { Rehearsal } from "./rehearse-limits";
import type { TypedLimits } from "./typed-limits";

/** What a change means: what differs, and what it would have changed of what was really asked for. */
export type LimitPreview = {
  readonly changes: readonly LimitChange[];
  readonly rehearsal: Rehearsal;
  /** In whole days. */
  readonly rehearsedDays: number;
  /** True where there were more requests than were played: the newest ones were. */
  readonly isCut: boolean;
};

/** The version that holds now. */
export type LimitsShown = {
  /** Zero is what a fresh installation starts with, which nobody has set. */
  readonly version: number;
  readonly set: LimitSet;
  readonly proposedBy: string | null;
  readonly agreedBy: string | null;
  readonly since: Date | null;
};

/** A change that waits for a second administrator. */
export type ProposalShown = {
  readonly version: number;
  readonly contentSha256: string;
  readonly why: string;
  readonly by: string;
  readonly at: Date;
  /** True for the person who made it: then somebody else has to agree. */
  readonly isOwn: boolean;
  readonly preview: LimitPreview;
};

/** An earlier version or proposal and what became of it. */
export type PastVersion = {
  readonly version: number;
  readonly why: string;
  readonly by: string;
  readonly at: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly isInForce: boolean | null;
};

/** Somebody for whom limits can be set: as the audit log names them, and as people do. */
export type LimitablePerson = { readonly key: string; readonly name: string };

/** What the form of the limits answers; it holds no bigint, for it travels as JSON. */
export type LimitsOutcome =
  | { readonly kind: "idle" }
  | {
      readonly kind: "refused";
      readonly typed: TypedLimits | null;
      readonly faults: readonly LimitFault[];
      readonly sentence: string;
    }
  | {
      readonly kind: "checked";
      readonly typed: TypedLimits;
      readonly contentSha256: string;
      readonly preview: LimitPreview;
    }
  | { readonly kind: "proposed"; readonly version: number };

export type LimitsAction = (previous: LimitsOutcome, form: FormData) => Promise<LimitsOutcome>;

/** What deciding on a proposal answers. */
export type LimitDecisionOutcome =
  | { readonly kind: "idle" }
  | { readonly kind: "done"; readonly sentence: string }
  | { readonly kind: "refused"; readonly sentence: string };

export type LimitDecisionAction = (
  previous: LimitDecisionOutcome,
  form: FormData,
) => Promise<LimitDecisionOutcome>;
