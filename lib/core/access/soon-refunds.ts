import { keyOfPerson, type NamedPerson } from "@/lib/core/access/approval-pairs";
import type { Money } from "@/lib/core/money/money";
import { sumMoney } from "@/lib/core/money/money";
import type { SoonRefunds } from "./access-review";

/** One refund that was asked for within the hour after its payment. */
export type SoonRefund = {
  readonly requestId: string;
  readonly requester: NamedPerson;
  readonly amount: Money;
  readonly askedAt: Date;
  readonly chargedAt: Date;
};

const newestShown = 5;

/** By person, who made the most of them first. `ofAll` tells how many refunds each of them asked for, by `keyOfPerson`. */
export function soonRefundsByPerson(
  refunds: readonly SoonRefund[],
  ofAll: ReadonlyMap<string, number>,
): readonly SoonRefunds[] {
  const groups = new Map<string, SoonRefund[]>();
  for (const refund of refunds) {
    const key = keyOfPerson(refund.requester);
    groups.set(key, [...(groups.get(key) ?? []), refund]);
  }
  return [...groups]
    .map(([key, own]) => summed(own, ofAll.get(key) ?? own.length))
    .toSorted((left, right) => right.soon - left.soon || left.fewestMinutes - right.fewestMinutes);
}

function summed(own: readonly SoonRefund[], ofAll: number): SoonRefunds {
  const newestFirst = own.toSorted((left, right) => right.askedAt.getTime() - left.askedAt.getTime());
  const minutes = own.map(minutesOf).toSorted((left, right) => left - right);
  const [first] = newestFirst;
  if (first === undefined) throw new Error("a group without refunds");
  return {
    person: first.requester,
    soon: own.length,
    ofAll,
    fewestMinutes: minutes[0] ?? 0,
    medianMinutes: minutes[Math.floor((minutes.length - 1) / 2)] ?? 0,
    sums: sumsOf(own.map(({ amount }) => amount)),
    newest: newestFirst
      .slice(0, newestShown)
      .map((refund) => ({ requestId: refund.requestId, minutes: minutesOf(refund) })),
  };
}

/** Whole minutes that had passed. */
function minutesOf({ askedAt, chargedAt }: SoonRefund): number {
  return Math.max(0, Math.floor((askedAt.getTime() - chargedAt.getTime()) / 60_000));
}

function sumsOf(amounts: readonly Money[]): Money[] {
  const currencies = [...new Set(amounts.map(({ currency }) => currency))].toSorted();
  return currencies.map((currency) =>
    sumMoney(
      currency,
      amounts.filter((amount) => amount.currency === currency),
    ),
  );
}
