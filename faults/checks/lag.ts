import { chargeIdOf, type EndState } from "./end-state";
import { figureFaults } from "./money-faults";

const hour = 3_600_000;

/** The promise for the loss of every webhook: the hourly reading of Stripe's events brings the books back. */
const longestMilliseconds = 2 * hour;

type Compared = Pick<EndState, "requests" | "charges" | "refunds" | "strays">;

/** Measures how long our books stay behind what Stripe shows, while nothing is wrong but lost webhooks. */
export class Lag {
  readonly milliseconds: number[] = [];
  private wrongSince: number | null = null;
  private comparedAt: number | null = null;

  /** Stripe has told of a change, or the trouble has just ended. Earlier instants than the first one stay. */
  begin(atMilliseconds: number): void {
    this.wrongSince ??= atMilliseconds;
    this.comparedAt = null;
  }

  /** `version` counts the changes of our books; they are read only when one of the two sides has moved. */
  look(nowMilliseconds: number, version: number, read: () => Compared): void {
    if (this.wrongSince === null || nowMilliseconds < this.wrongSince || this.comparedAt === version) return;
    this.comparedAt = version;
    if (isBehind(read())) return;
    this.milliseconds.push(nowMilliseconds - this.wrongSince);
    this.wrongSince = null;
  }

  faults(nowMilliseconds: number): string[] {
    const open = this.wrongSince === null ? [] : [nowMilliseconds - this.wrongSince];
    return [...this.milliseconds, ...open]
      .filter((milliseconds) => milliseconds > longestMilliseconds)
      .map((milliseconds) => `the books were behind Stripe for ${(milliseconds / hour).toFixed(1)} hours`);
  }
}

/** Whether a figure of ours differs from Stripe's list, or a refund of ours is shown in another state. */
function isBehind({ requests, charges, refunds, strays }: Compared): boolean {
  if (charges.some(({ charge_id: id }) => figureFaults({ requests, charges, refunds }, id).length > 0)) {
    return true;
  }
  const seen = new Set(charges.map(({ charge_id: id }) => id));
  return (
    refunds
      // Under a copied number stands what its request never becomes.
      .filter((refund) => seen.has(chargeIdOf(refund)) && strays.get(refund.id) !== "copied")
      .some((refund) => {
        const own = requests.find(({ id }) => id === refund.metadata?.request_id);
        return own !== undefined && (own.refund_id !== refund.id || own.state !== refund.status);
      })
  );
}
