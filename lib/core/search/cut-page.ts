import type { Charge } from "@/lib/core/charge/charge";
import type { PaymentKey } from "./payment-key";

/** What one source knows of the payments behind a key, and down to where it has looked. */
export type Findings = {
  readonly charges: readonly Charge[];
  /** The oldest place that was looked at; null when nothing is left behind it. */
  readonly lookedTo: PaymentKey | null;
};

export type FoundPage = {
  readonly charges: readonly Charge[];
  /** Where the next page begins; null behind the last one. */
  readonly next: PaymentKey | null;
};

/**
 * One page of what several sources found, newest first. A page ends where the first source has not looked yet, so
 * that nothing is passed over between two pages. Only the first page also shows what lies farther back and is
 * known already: it comes again in its place. Payments of the very second of a key may do so as well.
 */
export function cutPage(sources: readonly Findings[], isFirst: boolean, rowsMax: number): FoundPage {
  const ends = sources.flatMap(({ lookedTo }) => (lookedTo === null ? [] : [lookedTo]));
  const end = ends.toSorted(newestFirst)[0] ?? null;
  const all = newestOfEach(sources.flatMap(({ charges }) => charges));
  const within = end === null ? all : all.filter(({ createdAt }) => createdAt >= end.createdAt);
  if (within.length > rowsMax) {
    const charges = within.slice(0, rowsMax);
    return { charges, next: charges.at(-1) ?? null };
  }
  return { charges: isFirst ? all.slice(0, rowsMax) : within, next: end };
}

function newestOfEach(charges: readonly Charge[]): Charge[] {
  return [...new Map(charges.map((charge) => [charge.id, charge])).values()].toSorted(newestFirst);
}

function newestFirst(left: { readonly createdAt: Date }, right: { readonly createdAt: Date }): number {
  return right.createdAt.getTime() - left.createdAt.getTime();
}
