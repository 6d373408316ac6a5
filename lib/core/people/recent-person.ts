/** Somebody who signed in so lately that a session of theirs may still be alive. */
export type RecentPerson = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** As the provider told them at the last sign-in, in words. */
  readonly roles: string;
  readonly signedInAt: Date;
  /** When all their sessions were ended; null when nobody did so since the last sign-in. */
  readonly endedAt: Date | null;
};

/** How ending somebody's sessions went, for the form that asked. */
export type EndSessionsOutcome =
  | { readonly kind: "idle" }
  | { readonly kind: "ended" }
  | { readonly kind: "refused"; readonly sentence: string };
