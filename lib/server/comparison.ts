import "server-only";

/**
 * Whether this process has held its books against Stripe since it began. Until then nothing is sent for the first time:
 * the books may have lost rows, and with them what limits and the same thing twice are told by.
 */
export class Comparison {
  #isOver = false;
  #tell: () => void = () => undefined;
  /** Kept once the comparison is over, for whoever waits. */
  readonly over: Promise<void> = new Promise((resolve) => {
    this.#tell = resolve;
  });

  get isOver(): boolean {
    return this.#isOver;
  }

  end(): void {
    this.#isOver = true;
    this.#tell();
  }

  /** One that is over, for books that cannot have lost anything. */
  static ended(): Comparison {
    const comparison = new Comparison();
    comparison.end();
    return comparison;
  }
}
