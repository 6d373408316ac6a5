import { type Point, points } from "@/lib/server/point";
import type { Tally } from "./tally";
import { isSend, type WireCall, type WireFault, wireCalls, wireFaults } from "./wire-faults";

/** Where a fault could strike, and how often it did. */
export type Cell = { readonly fault: string; readonly at: string; readonly count: number };

export type Coverage = {
  readonly unreached: readonly Point[];
  readonly uncrashed: readonly Point[];
  /** Every fault at every place where it can strike. */
  readonly cells: readonly Cell[];
};

/** A cell below this is told by name: too few times to have seen anything there. */
export const cellTarget = 20;

export function coverageOf(tally: Tally): Coverage {
  return {
    unreached: points.filter((point) => tally.of("reached", point) === 0),
    uncrashed: points.filter((point) => tally.of("crash", point) === 0),
    cells: [...pointCells(tally), ...wireCells(tally)],
  };
}

/** A process may end and its clock may jump anywhere; it stands still only where it holds no lock. */
function pointCells(tally: Tally): Cell[] {
  return points.flatMap((point) => [
    { fault: "crash", at: point, count: tally.of("crash", point) },
    { fault: "clock set", at: point, count: tally.of("clock set", point) },
    ...(tally.of("reached free", point) > 0
      ? [{ fault: "freeze", at: point, count: tally.of("freeze", point) }]
      : []),
  ]);
}

function wireCells(tally: Tally): Cell[] {
  return wireFaults.flatMap((fault) =>
    wireCalls
      .filter((call) => isPossible(fault, call))
      .map((call) => ({ fault, at: call, count: tally.of("wire", fault, call) })),
  );
}

/** Faults of executing say nothing about a read, though they can strike there as well. */
function isPossible(fault: WireFault, call: WireCall): boolean {
  return isSend(call) || !/execut|late|409|402/.test(fault);
}

export function smallestOf(cells: readonly Cell[]): Cell | null {
  return cells.reduce<Cell | null>(
    (least, cell) => (least === null || cell.count < least.count ? cell : least),
    null,
  );
}
