import type { AccessPeriod } from "@/lib/core/access/access-period";
import type { ApprovalPair, NamedPerson } from "@/lib/core/access/approval-pairs";
import type { CurrencyLimits, LimitSet } from "@/lib/core/limits/limit-set";
import type { Money } from "@/lib/core/money/money";
import type { Role } from "@/lib/core/operator";

/** Somebody who has used the console, and what they can do in it. */
export type PersonAccess = NamedPerson & {
  /** As the provider told at the last sign-in or, behind a gateway, as kept with the last request; null for unknown. */
  readonly roles: readonly Role[] | null;
  readonly signedInAt: Date | null;
  /** The last refund that they asked for, and the last request that they decided on. */
  readonly refundedAt: Date | null;
  readonly decidedAt: Date | null;
  /** What they may refund alone, by currency; null where their role refunds nothing. */
  readonly limits: readonly PersonLimit[] | null;
  /** True where the limits are set for this person, and not for the role. */
  readonly hasOwnLimits: boolean;
};

export type PersonLimit = { readonly currency: string } & CurrencyLimits;

/** Refunds of one person that were asked for within the hour after the payment was made. */
export type SoonRefunds = {
  readonly person: NamedPerson;
  readonly soon: number;
  /** Of all that they asked for in the period, and what came to something. */
  readonly ofAll: number;
  readonly fewestMinutes: number;
  readonly medianMinutes: number;
  /** What went back so, one sum a currency. */
  readonly sums: readonly Money[];
  /** The newest few, to look at. */
  readonly newest: readonly { readonly requestId: string; readonly minutes: number }[];
};

/** Below this many minutes between payment and request a refund counts as one on a very young payment. */
export const soonMinutes = 60;

/** Everything that is reviewed at once. */
export type AccessReview = {
  readonly period: AccessPeriod;
  readonly limitVersion: number;
  readonly unlistedCurrencies: LimitSet["unlistedCurrencies"];
  readonly people: readonly PersonAccess[];
  readonly pairs: readonly ApprovalPair[];
  readonly soon: readonly SoonRefunds[];
  /** True where there is more than is listed. */
  readonly isCut: boolean;
};

/** A review that somebody has signed. */
export type SignedReview = {
  readonly by: string;
  readonly at: Date;
  readonly note: string;
  readonly days: string;
  readonly asOf: string;
  /** Of the three files as they are exported. */
  readonly sha256: string;
};

/** A review as it stands, what its reader saw of it in figures, and what they say of it. */
export type ReviewToSign = {
  readonly period: AccessPeriod;
  readonly sha256: string;
  readonly people: number;
  readonly standingOut: number;
  readonly soon: number;
  readonly note: string;
};

/** The provider's groups that give a role, as `AUTH_ROLES` lists them. */
export type RoleGroups = { readonly role: Role; readonly groups: readonly string[] };

/** A review with what is shown around it. */
export type AccessView = {
  readonly review: AccessReview;
  /** Of what is shown: it goes back with the signature. */
  readonly shownSha256: string;
  readonly signed: readonly SignedReview[];
  readonly groups: readonly RoleGroups[];
  readonly locale: string;
};

/** What signing answers. */
export type SignOffOutcome =
  | { readonly kind: "idle" }
  | { readonly kind: "done"; readonly sentence: string }
  | {
      readonly kind: "refused";
      readonly sentence: string;
      /** What was typed: nothing of it is lost. */
      readonly note: string;
      readonly noteFault: string | null;
    };
