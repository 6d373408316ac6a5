import type { Share } from "../play-share";
import { type Player, startPlayer } from "../start-player";
import type { PlantedBug } from "./bug";
import { copyWithBug } from "./copy-with-bug";
import type { Homes } from "./homes";

/** Whether a planted bug showed, in which seed for the first time, and by what. */
export type Hunt = {
  readonly name: string;
  readonly isDirected: boolean;
  readonly seedsPlayed: number;
  /** The seed that shows it, the first one from 1 on when it was stored; null when none did. */
  readonly seed: number | null;
  readonly caughtBy: string | null;
  /** False when a seed was stored for it that does not show it any more. */
  readonly isAtHome: boolean;
};

export type HuntTerms = {
  readonly homes: Homes;
  /** How many seeds from 1 on are played for one bug beside its stored one; 0 for the stored one alone. */
  readonly seedsMax: number;
  readonly deadlineAt: number;
};

const firstSeed = 1;
const processes = 2;

/** Plays each bug until it shows: its stored seed first, and other ones if that is not enough. */
export async function huntPlantedBugs(
  bugs: readonly PlantedBug[],
  terms: HuntTerms,
  tell: (hunt: Hunt) => void,
): Promise<Hunt[]> {
  const waiting = [...bugs];
  const hunts: Hunt[] = [];
  const huntAll = async (): Promise<void> => {
    const player = startPlayer();
    try {
      for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
        const found = Date.now() < terms.deadlineAt ? await hunt(player, bug, terms) : missed(bug, 0, true);
        hunts.push(found);
        tell(found);
      }
    } finally {
      player.end();
    }
  };
  await Promise.all(Array.from({ length: Math.min(processes, bugs.length) }, huntAll));
  return hunts;
}

async function hunt(player: Player, bug: PlantedBug, terms: HuntTerms): Promise<Hunt> {
  const { folder, discard } = await copyWithBug(bug.name, [...bug.edits, ...bug.without]);
  try {
    const home = terms.homes[bug.name];
    const atHome = home === undefined ? null : await playUntilShown(player, folder, bug, home, 1, terms);
    if (atHome?.seed) return atHome;
    const isAtHome = home === undefined;
    const searched = await playUntilShown(player, folder, bug, firstSeed, terms.seedsMax, terms);
    return { ...searched, isAtHome, seedsPlayed: searched.seedsPlayed + (atHome?.seedsPlayed ?? 0) };
  } finally {
    await discard();
  }
}

async function playUntilShown(
  player: Player,
  folder: string,
  bug: PlantedBug,
  fromSeed: number,
  seeds: number,
  { deadlineAt }: HuntTerms,
): Promise<Hunt> {
  let seedsPlayed = 0;
  while (seedsPlayed < seeds && Date.now() < deadlineAt) {
    const share = shareOf(bug, fromSeed + seedsPlayed, seeds - seedsPlayed, deadlineAt);
    const { played, failures } = await player.play(share, folder);
    seedsPlayed += played;
    const [failure] = failures;
    if (!failure) break;
    const seed = Number(failure.name);
    const { name, weather } = bug;
    const caughtBy = failure.faults[0] ?? null;
    const found = { name, isDirected: weather !== null, seedsPlayed, seed, caughtBy, isAtHome: true };
    if (await isHarmlessWithout(player, bug, seed)) return found;
  }
  return missed(bug, seedsPlayed, true);
}

/** A second layer taken away must not be what is seen. */
async function isHarmlessWithout(player: Player, bug: PlantedBug, seed: number): Promise<boolean> {
  if (bug.without.length === 0) return true;
  const { folder, discard } = await copyWithBug(bug.name, bug.without);
  try {
    const { failures } = await player.play(shareOf(bug, seed, 1, Number.MAX_SAFE_INTEGER), folder);
    return failures.length === 0;
  } finally {
    await discard();
  }
}

function shareOf({ weather }: PlantedBug, fromSeed: number, seeds: number, deadlineAt: number): Share {
  return {
    layer: "a",
    fromSeed,
    everySeed: 1,
    seeds,
    deadlineAt,
    weather,
    stopsAtFault: true,
    playedTwice: 0,
  };
}

function missed({ name, weather }: PlantedBug, seedsPlayed: number, isAtHome: boolean): Hunt {
  return { name, isDirected: weather !== null, seedsPlayed, seed: null, caughtBy: null, isAtHome };
}
