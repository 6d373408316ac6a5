import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { huntPlantedBugs } from "../planted/hunt-planted-bugs";
import { secondFactors, stepUpBugs } from "../planted/step-up-bugs";
import { playShare, type Share } from "../play-share";
import { type MemoryDatabase, openMemoryDatabase } from "../world/memory-database";
import type { Weather } from "../world/weather";

const testTimeoutMilliseconds = 300_000;

describe("refunds that take a second factor", () => {
  let memory: MemoryDatabase;

  beforeAll(async () => {
    memory = await openMemoryDatabase();
  });
  afterAll(() => memory.close());

  it.each<[string, Partial<Weather>]>([
    ["with right clocks", secondFactors],
    ["in every weather", { stepUpShare: 1 }],
  ])(
    "keep every promise %s, however people answer",
    async (_when, weather) => {
      const report = await playShare(memory, shareOf(weather, 15));
      expect(report.failures).toEqual([]);
      const answered = report.tally.filter(([name]) => name.startsWith("second factor"));
      expect(answered.length).toBeGreaterThan(3);
      expect(report.figures.refunds).toBeGreaterThan(0);
    },
    testTimeoutMilliseconds,
  );

  it(
    "show each planted bug within a few histories",
    async () => {
      const terms = { homes: {}, seedsMax: 96, deadlineAt: Date.now() + 200_000, processes: 2 };
      const hunts = await huntPlantedBugs(stepUpBugs, terms, () => undefined);
      expect(hunts.filter(({ seed }) => seed === null)).toEqual([]);
    },
    testTimeoutMilliseconds,
  );
});

function shareOf(weather: Partial<Weather>, seeds: number): Share {
  return {
    layer: "a",
    fromSeed: 1,
    everySeed: 1,
    seeds,
    deadlineAt: Date.now() + 30_000,
    weather,
    stopsAtFault: false,
    playedTwice: 3,
  };
}
