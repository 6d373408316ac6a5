/** Counts what was done to the product, over any number of histories. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(...words: readonly string[]): void {
    const name = words.join(" × ");
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  of(...words: readonly string[]): number {
    return this.counts.get(words.join(" × ")) ?? 0;
  }

  /** As plain data, to be sent from one process to another. */
  toEntries(): [string, number][] {
    return [...this.counts];
  }

  join(entries: readonly (readonly [string, number])[]): void {
    for (const [name, count] of entries) this.counts.set(name, (this.counts.get(name) ?? 0) + count);
  }
}
