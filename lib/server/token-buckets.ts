import "server-only";

export type BucketTerms = {
  /** How many may come at once. */
  readonly capacity: number;
  /** How many are given back each second. */
  readonly perSecond: number;
  /** How many keys are remembered; the one that was quiet longest is forgotten first. */
  readonly mostKeys: number;
};

type Bucket = { readonly tokens: number; readonly at: number };

/** Counts what each key takes, within one process: nothing is shared between servers, and nothing grows for ever. */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();

  constructor(private readonly terms: BucketTerms) {}

  /** Takes one, and gives 0; or, where none is left, after how many seconds there will be one again. */
  take(key: string, nowMilliseconds: number): number {
    const seconds = this.wait(key, nowMilliseconds);
    if (seconds > 0) return seconds;
    this.#keep(key, { tokens: this.#tokensOf(key, nowMilliseconds) - 1, at: nowMilliseconds });
    return 0;
  }

  /** The same without taking one. */
  wait(key: string, nowMilliseconds: number): number {
    const tokens = this.#tokensOf(key, nowMilliseconds);
    return tokens < 1 ? Math.max(1, Math.ceil((1 - tokens) / this.terms.perSecond)) : 0;
  }

  get size(): number {
    return this.#buckets.size;
  }

  #tokensOf(key: string, now: number): number {
    const { capacity, perSecond } = this.terms;
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return capacity;
    return Math.min(capacity, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
  }

  /** Putting a key back at the end keeps the map in the order of last use. */
  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size <= this.terms.mostKeys) return;
    const [quietest] = this.#buckets.keys();
    if (quietest !== undefined) this.#buckets.delete(quietest);
  }
}
