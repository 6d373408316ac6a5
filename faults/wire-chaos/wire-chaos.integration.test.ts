import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cells, type Struck } from "./cells";
import { type ChaosStage, playCell } from "./play-cell";
import { openChaosStage } from "./play-wire-chaos";

// The short form of `npm run test:faults -- --layer e`: no cell that only waits, and three of the six calls.
const struck: readonly Struck[] = ["part", "whole", "look at refunds"];
const atOnce = 6;
const testTimeoutMilliseconds = 120_000;

describe("a wire that lies", () => {
  let open: ChaosStage & { readonly close: () => Promise<void> };

  beforeAll(async () => {
    open = await openChaosStage();
  });
  afterAll(() => open.close());

  it(
    "never makes us call a refund failed that moved, nor done without proof, nor send it under two keys",
    async () => {
      const wanted = cells.filter((cell) => struck.includes(cell.struck) && !cell.isSlow);
      expect(wanted.length).toBeGreaterThan(120);
      const broken: string[] = [];
      const waiting = [...wanted];
      const playWaiting = async () => {
        for (let cell = waiting.shift(); cell; cell = waiting.shift()) {
          const { faults } = await playCell(open, cell);
          broken.push(...faults.map((fault) => `${cell.name}: ${fault}`));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, playWaiting));
      expect(broken).toEqual([]);
    },
    testTimeoutMilliseconds,
  );
});
