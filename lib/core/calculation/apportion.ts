/**
 * Splits a sum over weights in whole steps, by the largest remainder: the parts add up to the sum exactly, and none is
 * further than one step from its share. What the steps leave over goes to the first part that can take it. Of equal
 * remainders the earlier part comes first, so that the same question always has the same answer.
 * @throws RangeError for a negative sum or weight, for no weight at all, and for a step below one
 */
export function apportion(totalMinor: bigint, weights: readonly bigint[], stepMinor = 1n): bigint[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  if (totalMinor < 0n || stepMinor < 1n || weights.some((weight) => weight < 0n) || all === 0n) {
    throw new RangeError("a sum can only be split over weights that are there");
  }
  const steps = totalMinor / stepMinor;
  const shares = weights.map((weight) => (steps * weight) / all);
  const remainders = weights.map((weight) => (steps * weight) % all);
  const given = shares.reduce((sum, share) => sum + share, 0n);
  const order = remainders
    .map((remainder, index) => ({ remainder, index }))
    .toSorted((left, right) =>
      left.remainder === right.remainder
        ? left.index - right.index
        : left.remainder > right.remainder
          ? -1
          : 1,
    );
  const lucky = new Set(order.slice(0, Number(steps - given)).map(({ index }) => index));
  const first = weights.findIndex((weight) => weight > 0n);
  return shares.map((share, index) => {
    const whole = (share + (lucky.has(index) ? 1n : 0n)) * stepMinor;
    return index === first ? whole + (totalMinor % stepMinor) : whole;
  });
}

/** A share of a sum, rounded down to a whole step: nobody is given more than the share. */
export function shareOf(
  totalMinor: bigint,
  numerator: bigint,
  denominator: bigint,
  stepMinor: bigint,
): bigint {
  const share = (totalMinor * numerator) / denominator;
  return share - (share % stepMinor);
}
