import { points } from "@/lib/server/point";
import type { Tally } from "./tally";
import { isSend, type WireCall, type WireFault, wireCalls, wireFaults } from "./wire-faults";

/** Where a fault could strike, and how often it did: the smallest cell tells how thin the thinnest spot is. */
export type Cell = { readonly name: string; readonly count: number };

export type Coverage = {
  readonly unreached: readonly string[];
  readonly uncrashed: readonly string[];
  readonly smallest: readonly Cell[];
};

export function coverageOf(tally: Tally): Coverage {
  return {
    unreached: points.filter((point) => tally.of("reached", point) === 0),
    uncrashed: points.filter((point) => tally.of("crash", point) === 0),
    smallest: [
      smallestOf(points.map((point) => ({ name: `crash × ${point}`, count: tally.of("crash", point) }))),
      smallestOf(wireCells(tally)),
    ],
  };
}

function wireCells(tally: Tally): Cell[] {
  return wireFaults.flatMap((fault) =>
    wireCalls
      .filter((call) => isPossible(fault, call))
      .map((call) => ({ name: `${fault} × ${call}`, count: tally.of("wire", fault, call) })),
  );
}

/** Faults of executing say nothing about a read, though they can strike there as well. */
function isPossible(fault: WireFault, call: WireCall): boolean {
  return isSend(call) || !/execut|late|409|402/.test(fault);
}

function smallestOf(cells: readonly Cell[]): Cell {
  return cells.reduce((least, cell) => (cell.count < least.count ? cell : least));
}
