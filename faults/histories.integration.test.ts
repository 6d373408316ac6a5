import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlantedBug } from "./planted/bug";
import { planted } from "./planted/edit";
import { findCommand, readHomes } from "./planted/homes";
import { type Hunt, huntPlantedBugs } from "./planted/hunt-planted-bugs";
import { plantedBugs } from "./planted/planted-bugs";
import { playShare, type Share } from "./play-share";
import { type MemoryDatabase, openMemoryDatabase } from "./world/memory-database";

// The short form of `npm run test:faults`: the same runs, only fewer of them.
const seconds = 15;
const testTimeoutMilliseconds = 300_000;
const plantedSeconds = 60;

describe("what the proof harness plays", () => {
  let memory: MemoryDatabase;

  beforeAll(async () => {
    memory = await openMemoryDatabase();
  });
  afterAll(() => memory.close());

  it(
    "keeps every promise in drawn histories, and a history played twice goes the same way",
    async () => {
      const report = await playShare(memory, drawnShare(200));
      expect(report.failures).toEqual([]);
      expect(report.compared).toBeGreaterThan(0);
    },
    testTimeoutMilliseconds,
  );

  it(
    "keeps every promise when the process ends at a point",
    async () => {
      const share = { layer: "b", scene: "lost-answer", fromPassing: 3, everyPassing: 9 } as const;
      const report = await playShare(memory, { ...share, deadlineAt: Date.now() + seconds * 1_000 });
      expect(report.failures).toEqual([]);
      expect(report.played).toBeGreaterThan(1);
    },
    testTimeoutMilliseconds,
  );

  it(
    "can still plant each of its bugs into the product",
    async () => {
      for (const bug of plantedBugs) await plantInMemory(bug);
    },
    testTimeoutMilliseconds,
  );

  it(
    "sees each planted bug in the seed that is stored for it, as far as the time allows",
    async () => {
      const homes = await readHomes();
      const housed = plantedBugs.filter(({ name }) => homes[name] !== undefined);
      expect(housed.length).toBeGreaterThan(30);
      const terms = { homes, seedsMax: 0, deadlineAt: Date.now() + plantedSeconds * 1_000, processes: 2 };
      const hunts = await huntPlantedBugs(housed, terms, () => undefined);
      expect(hunts.filter(isMissed).map(({ name }) => `“${name}” hides; ${findCommand}`)).toEqual([]);
    },
    testTimeoutMilliseconds,
  );
});

/** @throws Error when an edit of the bug does not fit the product any more. */
async function plantInMemory({ name, edits, without }: PlantedBug): Promise<void> {
  const texts = new Map<string, string>();
  for (const edit of [...edits, ...without]) {
    const text = texts.get(edit.file) ?? (await readFile(edit.file, "utf8"));
    texts.set(edit.file, planted(name, text, edit));
  }
}

/** Not at home: its stored seed was played, and did not show it. */
function isMissed({ seed, isAtHome }: Hunt): boolean {
  return seed === null && !isAtHome;
}

function drawnShare(seeds: number): Share {
  return {
    layer: "a",
    fromSeed: 1,
    everySeed: 1,
    seeds,
    deadlineAt: Date.now() + seconds * 1_000,
    weather: null,
    stopsAtFault: false,
    playedTwice: 3,
  };
}
