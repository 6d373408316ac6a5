import { startPlayer } from "../start-player";
import type { PlantedBug } from "./bug";
import { copyWithBug } from "./copy-with-bug";

/** Whether a planted bug showed, in which seed for the first time, and by what. */
export type Hunt = {
  readonly name: string;
  readonly isDirected: boolean;
  readonly seedsPlayed: number;
  readonly caughtBy: string | null;
};

const firstSeed = 1;

/** Plays each bug until it shows, at most `seedsMax` histories; two at a time. */
export async function huntPlantedBugs(
  seedsMax: number,
  deadlineAt: number,
  bugs: readonly PlantedBug[],
  tell: (hunt: Hunt) => void,
): Promise<Hunt[]> {
  const waiting = [...bugs];
  const hunts: Hunt[] = [];
  const next = async (): Promise<void> => {
    for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
      const found = Date.now() < deadlineAt ? await hunt(bug, seedsMax, deadlineAt) : notPlayed(bug);
      hunts.push(found);
      tell(found);
    }
  };
  await Promise.all([next(), next()]);
  return hunts;
}

function notPlayed({ name, weather }: PlantedBug): Hunt {
  return { name, isDirected: weather !== null, seedsPlayed: 0, caughtBy: null };
}

async function hunt(bug: PlantedBug, seedsMax: number, deadlineAt: number): Promise<Hunt> {
  const { folder, discard } = await copyWithBug(bug);
  const player = startPlayer(folder);
  try {
    const { played, failures } = await player.play({
      layer: "a",
      fromSeed: firstSeed,
      everySeed: 1,
      seeds: seedsMax,
      deadlineAt,
      weather: bug.weather,
      stopsAtFault: true,
      playedTwice: 0,
    });
    const caughtBy = failures[0]?.faults[0] ?? null;
    return { name: bug.name, isDirected: bug.weather !== null, seedsPlayed: played, caughtBy };
  } finally {
    player.end();
    await discard();
  }
}
