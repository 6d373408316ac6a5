import { brokenAnswers, unusualAnswers } from "./broken-answers";
import { brokenAfter, brokenBefore } from "./broken-connections";
import { foreignAnswers, otherRefunds } from "./foreign-answers";
import type { Misbehaviour } from "./misbehaviour";
import { refusals, storedErrors } from "./stripe-errors";

/**
 * The call that is struck: one of the two looks before a send, the send of a part or of all, only the first try
 * of the two that the SDK makes by itself, or the second send of a request whose first one was lost.
 */
export type Struck = "look at charge" | "look at refunds" | "part" | "first try" | "whole" | "second send";

/** One fault at one call. */
export type Cell = {
  readonly name: string;
  readonly struck: Struck;
  readonly behave: Misbehaviour;
  /** It lasts as long as the client waits, so it is left out of the short form. */
  readonly isSlow: boolean;
};

const slow = new Set([
  "silence before",
  "silence after",
  "half a body, then silence",
  "a byte a second",
  "a head at once, its body a byte a second",
]);

const anyCall = { ...brokenBefore, ...brokenAfter, ...brokenAnswers, ...unusualAnswers };
const sends = { ...anyCall, ...foreignAnswers, ...refusals, ...storedErrors };

export const cells: readonly Cell[] = [
  ...cellsOf("part", { ...sends, ...otherRefunds }),
  ...cellsOf("first try", { ...brokenBefore, ...brokenAfter }),
  ...cellsOf("whole", { ...sends }),
  ...cellsOf("look at charge", { ...anyCall, ...foreignAnswers, ...storedErrors }),
  ...cellsOf("look at refunds", { ...anyCall, ...foreignAnswers, ...storedErrors }),
  ...cellsOf("second send", { ...brokenBefore, ...brokenAfter, ...refusals, ...storedErrors }),
];

function cellsOf(struck: Struck, faults: Readonly<Record<string, Misbehaviour>>): Cell[] {
  return Object.entries(faults).map(([fault, behave]) => {
    return { name: `${struck}: ${fault}`, struck, behave, isSlow: slow.has(fault) };
  });
}
