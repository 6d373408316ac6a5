/** The value that `share` (above 0, at most 1) of the samples do not exceed: a sample, never one in between. */
export function quantile(samples: readonly number[], share: number): number {
  const value = samples.toSorted((left, right) => left - right)[Math.ceil(samples.length * share) - 1];
  if (value === undefined) throw new RangeError(`no quantile ${share} of ${samples.length} samples`);
  return value;
}
