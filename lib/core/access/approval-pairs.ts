/** Somebody by identity, with the name of the last time. */
export type NamedPerson = { readonly issuer: string; readonly subject: string; readonly name: string };

/** The identity as one text. */
export function keyOfPerson({ issuer, subject }: Pick<NamedPerson, "issuer" | "subject">): string {
  return `${issuer}|${subject}`;
}

/** What one person decided about another one's requests, within a period. */
export type PairCount = {
  readonly requester: NamedPerson;
  readonly decider: NamedPerson;
  readonly approved: number;
  readonly rejected: number;
};

export type ApprovalPair = PairCount & {
  /** Of all decided requests of this requester. */
  readonly decidedOfRequester: number;
  /** The pair's part of them, in whole percent. */
  readonly sharePercent: number;
  /** Few others look at what these two agree on. */
  readonly isConspicuous: boolean;
  /** The same holds the other way round. */
  readonly isMutual: boolean;
};

/**
 * From this many decisions on, with this part of the requester's decided requests, and with no rejection, a pair
 * stands out. Five are more than a quiet week brings by chance; four fifths leave room for a colleague's holidays.
 */
export const pairThreshold = { decisionsMin: 5, shareMinPercent: 80 } as const;

/** Who decides on whose requests, what stands out first, then the most frequent. */
export function approvalPairs(counts: readonly PairCount[]): readonly ApprovalPair[] {
  const totals = new Map<string, number>();
  for (const { requester, approved, rejected } of counts) {
    totals.set(keyOfPerson(requester), (totals.get(keyOfPerson(requester)) ?? 0) + approved + rejected);
  }
  const judged = counts.map((count) => judge(count, totals.get(keyOfPerson(count.requester)) ?? 0));
  const conspicuous = new Set(judged.filter((pair) => pair.isConspicuous).map(directionOf));
  return judged
    .map((pair) => ({
      ...pair,
      isMutual:
        pair.isConspicuous && conspicuous.has(`${keyOfPerson(pair.decider)} ${keyOfPerson(pair.requester)}`),
    }))
    .toSorted(
      (left, right) =>
        Number(right.isConspicuous) - Number(left.isConspicuous) ||
        right.approved + right.rejected - left.approved - left.rejected ||
        (directionOf(left) < directionOf(right) ? -1 : 1),
    );
}

function judge(count: PairCount, decidedOfRequester: number): Omit<ApprovalPair, "isMutual"> {
  const decided = count.approved + count.rejected;
  const isFrequent =
    decided >= pairThreshold.decisionsMin &&
    decided * 100 >= pairThreshold.shareMinPercent * decidedOfRequester;
  const sharePercent = decidedOfRequester === 0 ? 0 : Math.floor((decided * 100) / decidedOfRequester);
  return { ...count, decidedOfRequester, sharePercent, isConspicuous: isFrequent && count.rejected === 0 };
}

function directionOf({ requester, decider }: Pick<PairCount, "requester" | "decider">): string {
  return `${keyOfPerson(requester)} ${keyOfPerson(decider)}`;
}
