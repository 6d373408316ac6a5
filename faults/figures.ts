/** What histories came to, as sums and lists that can be added up over processes. */
export type Figures = {
  readonly virtualMilliseconds: number;
  readonly steps: number;
  readonly requests: number;
  readonly refunds: number;
  readonly inReview: number;
  readonly sends: number;
  readonly sendsOfOneMax: number;
  /** Sends that Stripe answered from its memory of the key: nothing moved a second time. */
  readonly repeatsAbsorbed: number;
  readonly auditRows: number;
  /** How long each request was in `unknown`, by the clocks of its servers where those were right. */
  readonly unknownMilliseconds: readonly number[];
  /** How long the books were behind Stripe, once there was no trouble but the loss of every webhook. */
  readonly behindMilliseconds: readonly number[];
};

export const noFigures: Figures = {
  virtualMilliseconds: 0,
  steps: 0,
  requests: 0,
  refunds: 0,
  inReview: 0,
  sends: 0,
  sendsOfOneMax: 0,
  repeatsAbsorbed: 0,
  auditRows: 0,
  unknownMilliseconds: [],
  behindMilliseconds: [],
};

export function addFigures(one: Figures, other: Figures): Figures {
  return {
    virtualMilliseconds: one.virtualMilliseconds + other.virtualMilliseconds,
    steps: one.steps + other.steps,
    requests: one.requests + other.requests,
    refunds: one.refunds + other.refunds,
    inReview: one.inReview + other.inReview,
    sends: one.sends + other.sends,
    sendsOfOneMax: Math.max(one.sendsOfOneMax, other.sendsOfOneMax),
    repeatsAbsorbed: one.repeatsAbsorbed + other.repeatsAbsorbed,
    auditRows: one.auditRows + other.auditRows,
    unknownMilliseconds: [...one.unknownMilliseconds, ...other.unknownMilliseconds],
    behindMilliseconds: [...one.behindMilliseconds, ...other.behindMilliseconds],
  };
}

/** The value that so large a share of the list does not exceed; null of an empty list. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
