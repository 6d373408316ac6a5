import { createHash } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * Makes ids that look like Stripe's and are the same in every run.
 *
 * A reset starts the next generation, so an id that a product still remembers never comes back.
 */
export class ObjectIds {
  private readonly counts = new Map<string, number>();

  constructor(private readonly generation: number) {}

  next(prefix: string): string {
    const count = (this.counts.get(prefix) ?? 0) + 1;
    this.counts.set(prefix, count);
    return `${prefix}_3${alphanumeric(`${this.generation}/${prefix}/${count}`, 23)}`;
  }
}

/** A request id for the n-th answer; request ids are never used twice while the program runs. */
export function requestId(number: number): string {
  return `req_${alphanumeric(`request/${number}`, 14)}`;
}

function alphanumeric(seed: string, length: number): string {
  const digest = createHash("sha256").update(seed).digest();
  return Array.from(digest.subarray(0, length), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
}
