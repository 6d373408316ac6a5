const dayMilliseconds = 86_400_000;

type Entry = { readonly at: number; readonly minor: bigint };
type Window = { entries: Entry[]; first: number; sumMinor: bigint };

/** Sums over the last 24 hours by key; asked and fed in the order of time. */
export class SlidingSums {
  private readonly windows = new Map<string, Window>();

  /** What was added under the key in the 24 hours up to and with `at`. */
  sumMinor(key: string, at: Date): bigint {
    const window = this.windows.get(key);
    if (window === undefined) return 0n;
    const since = at.getTime() - dayMilliseconds;
    for (let entry = window.entries[window.first]; entry !== undefined && entry.at < since; ) {
      window.sumMinor -= entry.minor;
      window.first += 1;
      entry = window.entries[window.first];
    }
    return window.sumMinor;
  }

  add(key: string, at: Date, minor: bigint): void {
    const window = this.windows.get(key) ?? { entries: [], first: 0, sumMinor: 0n };
    window.entries.push({ at: at.getTime(), minor });
    window.sumMinor += minor;
    this.windows.set(key, window);
  }
}
