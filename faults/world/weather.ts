import type { Point } from "@/lib/server/point";
import type { Random } from "./random";
import { type WireFault, wireFaults } from "./wire-faults";

const minute = 60_000;
const hour = 60 * minute;

/** How badly one history treats the product. Every share is drawn anew, zero included: calm runs are runs too. */
export type Weather = {
  readonly troubleMilliseconds: number;
  readonly wire: {
    readonly share: number;
    readonly kinds: readonly WireFault[];
    /** Whether reads pass untroubled. */
    readonly onlySends?: true;
  };
  readonly crashShare: number;
  readonly freezeShare: number;
  /** Freezing at one point has a level of its own: just before the send is what the guard is for. */
  readonly freezeAt: {
    readonly point: Point;
    readonly share: number;
    /** For how long: drawn from minutes to days where it is left out. */
    readonly milliseconds?: readonly [least: number, most: number];
    /** Which of the clocks shows nothing of it afterwards; drawn where it is left out. */
    readonly hiddenFrom?: "wall" | "monotonic";
  };
  /** The process ends at one point with a level of its own. */
  readonly crashAt: { readonly point: Point; readonly share: number };
  readonly clockJumpShare: number;
  readonly lostCommitShare: number;
  readonly lostStatementShare: number;
  /** Statements that the database refuses: a deadlock, a conflict, a full disk, a server that only reads. */
  readonly refusedStatementShare: number;
  readonly slowStatementShare: number;
  /** A backup is put back once, up to an hour after it was taken. */
  readonly restoreShare: number;
  readonly outageShare: number;
  readonly dashboardShare: number;
  /** A Dashboard refund exactly between our look and our send. */
  readonly ambushShare: number;
  readonly bankFailureShare: number;
  /** Refunds that bear a number of ours without our doing, as after a restored backup or a copied one. */
  readonly strayShare: number;
  /** Refunds that wait for the customer's bank details, or for the bank, and go on later. */
  readonly detourShare: number;
  readonly disputeShare: number;
  /** Stripe may carry out what it answered with 500 so many hours later. */
  readonly lateEffectHours: number;
  readonly webhooks: {
    readonly lostShare: number;
    readonly twiceShare: number;
    readonly lateMilliseconds: number;
    /** Others beside it: of another account, of the other mode, of a type nobody awaits, signed wrongly. */
    readonly strangeShare: number;
  };
  readonly impatienceShare: number;
  /** Whether two people decide what only people can. */
  readonly reviewShare: number;
  /** Whether the company limits what one person may refund alone. */
  readonly limitShare: number;
  /** Whether anybody decides about what is above a limit; otherwise it waits until it lapses. */
  readonly decideShare: number;
  /** Whoever decides reads for hours. */
  readonly slowReadShare: number;
  /** Between an approval and its send somebody refunds elsewhere, or the one who approved loses the right. */
  readonly approvalAmbushShare: number;
  /** Somebody loses the right to refund, or to approve. */
  readonly rightsLostShare: number;
  /** Whether the company asks for a second factor above an amount. */
  readonly stepUpShare: number;
};

/** Whether every clock shows the true time and every process runs on: then instants in the books can be trusted. */
export function hasRightClocks({ clockJumpShare, freezeShare, freezeAt }: Weather): boolean {
  return clockJumpShare + freezeShare + freezeAt.share === 0;
}

export const calm: Weather = {
  troubleMilliseconds: hour,
  wire: { share: 0, kinds: [] },
  crashShare: 0,
  freezeShare: 0,
  freezeAt: { point: "send:marked", share: 0 },
  crashAt: { point: "send:answered", share: 0 },
  clockJumpShare: 0,
  lostCommitShare: 0,
  lostStatementShare: 0,
  refusedStatementShare: 0,
  slowStatementShare: 0,
  restoreShare: 0,
  outageShare: 0,
  dashboardShare: 0,
  ambushShare: 0,
  bankFailureShare: 0,
  strayShare: 0,
  detourShare: 0,
  disputeShare: 0,
  lateEffectHours: 20,
  webhooks: { lostShare: 0, twiceShare: 0, lateMilliseconds: minute, strangeShare: 0 },
  impatienceShare: 0,
  reviewShare: 0,
  limitShare: 0,
  decideShare: 1,
  slowReadShare: 0,
  approvalAmbushShare: 0,
  rightsLostShare: 0,
  stepUpShare: 0,
};

export function drawWeather(random: Random): Weather {
  if (random.chance(0.05)) return calm;
  return {
    troubleMilliseconds: random.pick([hour, 6 * hour, 30 * hour]),
    wire: { share: random.pick([0, 0.05, 0.2, 0.5]), kinds: drawKinds(random) },
    crashShare: random.pick([0, 0.002, 0.01, 0.03]),
    freezeShare: random.pick([0, 0, 0.001, 0.005]),
    freezeAt: { point: "send:marked", share: random.pick([0, 0, 0.1, 0.3]) },
    crashAt: { point: "send:answered", share: random.pick([0, 0, 0, 0.3]) },
    clockJumpShare: random.pick([0, 0, 0.002, 0.01]),
    lostCommitShare: random.pick([0, 0, 0.02, 0.1]),
    lostStatementShare: random.pick([0, 0, 0.005]),
    outageShare: random.pick([0, 0, 0.005]),
    dashboardShare: random.pick([0, 0.3, 0.8]),
    ambushShare: random.pick([0, 0, 0.1, 0.4]),
    bankFailureShare: random.pick([0, 0.1, 0.4]),
    webhooks: {
      lostShare: random.pick([0, 0.3, 1]),
      twiceShare: random.pick([0, 0.2]),
      lateMilliseconds: random.pick([5_000, 10 * minute, 2 * hour]),
      strangeShare: random.pick([0, 0.3]),
    },
    impatienceShare: random.pick([0, 0.3, 0.7]),
    strayShare: random.pick([0, 0, 0, 0.4]),
    refusedStatementShare: random.pick([0, 0, 0.005, 0.02]),
    slowStatementShare: random.pick([0, 0, 0.002, 0.01]),
    detourShare: random.pick([0, 0, 0.3]),
    disputeShare: random.pick([0, 0, 0.2]),
    restoreShare: random.pick([0, 0, 0, 0.2]),
    lateEffectHours: 20,
    reviewShare: random.pick([0, 1]),
    limitShare: random.pick([0, 0, 1]),
    decideShare: random.pick([1, 1, 1, 0]),
    slowReadShare: random.pick([0, 0.2, 1]),
    approvalAmbushShare: random.pick([0, 0, 0.3]),
    rightsLostShare: random.pick([0, 0, 0.3]),
    stepUpShare: random.pick([0, 0, 0, 1]),
  };
}

/** A few kinds at a time, so that each of them meets the others' absence as well. */
function drawKinds(random: Random): WireFault[] {
  const kinds = wireFaults.filter(() => random.chance(0.35));
  return kinds.length > 0 ? kinds : [...wireFaults];
}
