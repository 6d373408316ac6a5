import { bundleProduct } from "../bundle-product";
import type { Share } from "../play-share";
import { type Player, startPlayer } from "../start-player";
import { withImage } from "../world/with-image";
import type { PlantedBug } from "./bug";
import type { Edit } from "./edit";
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
  readonly processes: number;
};

const firstSeed = 1;

/** Plays each bug until it shows: its stored seed first, and other ones if that is not enough. */
export function huntPlantedBugs(
  bugs: readonly PlantedBug[],
  terms: HuntTerms,
  tell: (hunt: Hunt) => void,
): Promise<Hunt[]> {
  const waiting = [...bugs];
  const hunts: Hunt[] = [];
  return withImage(async (imageFile) => {
    const huntAll = (): Promise<void> =>
      withPlayer(imageFile, "no bug", [], async (plain) => {
        for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
          const isInTime = Date.now() < terms.deadlineAt;
          const found = isInTime ? await hunt(imageFile, plain, bug, terms) : missed(bug, 0, true);
          hunts.push(found);
          tell(found);
        }
      });
    await Promise.all(Array.from({ length: Math.min(terms.processes, bugs.length) }, huntAll));
    return hunts;
  });
}

function hunt(imageFile: string, plain: Player, bug: PlantedBug, terms: HuntTerms): Promise<Hunt> {
  return withPlayer(imageFile, bug.name, [...bug.edits, ...bug.without], async (player) => {
    const hunting = { imageFile, plain, player, bug, deadlineAt: terms.deadlineAt };
    const home = terms.homes[bug.name];
    const atHome = home === undefined ? null : await playUntilShown(hunting, home, 1);
    if (atHome?.seed) return atHome;
    const isAtHome = home === undefined;
    const searched = await playUntilShown(hunting, firstSeed, terms.seedsMax);
    return { ...searched, isAtHome, seedsPlayed: searched.seedsPlayed + (atHome?.seedsPlayed ?? 0) };
  });
}

/** Starts a process with these edits in the product, and ends it. */
async function withPlayer<Result>(
  imageFile: string,
  name: string,
  edits: readonly Edit[],
  work: (player: Player) => Promise<Result>,
): Promise<Result> {
  const { file, discard } = await bundleProduct(name, edits);
  const player = startPlayer(file, imageFile);
  try {
    return await work(player);
  } finally {
    player.end();
    await discard();
  }
}

type Hunting = {
  readonly imageFile: string;
  /** Plays the product without any bug. */
  readonly plain: Player;
  readonly player: Player;
  readonly bug: PlantedBug;
  readonly deadlineAt: number;
};

async function playUntilShown(hunting: Hunting, fromSeed: number, seeds: number): Promise<Hunt> {
  const { player, bug, deadlineAt } = hunting;
  const { name, weather } = bug;
  let seedsPlayed = 0;
  while (seedsPlayed < seeds && Date.now() < deadlineAt) {
    const share = shareOf(bug, fromSeed + seedsPlayed, seeds - seedsPlayed, deadlineAt);
    const { played, failures } = await player.play(share);
    seedsPlayed += played;
    const [failure] = failures;
    if (!failure) break;
    const seed = Number(failure.name);
    const caughtBy = failure.faults[0] ?? null;
    const found = { name, isDirected: weather !== null, seedsPlayed, seed, caughtBy, isAtHome: true };
    if (await isHarmlessWithout(hunting, seed)) return found;
  }
  return missed(bug, seedsPlayed, true);
}

/** What is seen must be the bug: neither a second layer taken away for it, nor a fault of the product as it is. */
async function isHarmlessWithout({ imageFile, plain, bug }: Hunting, seed: number): Promise<boolean> {
  const isClean = async (player: Player) => {
    const { failures } = await player.play(shareOf(bug, seed, 1, Number.MAX_SAFE_INTEGER));
    return failures.length === 0;
  };
  return bug.without.length === 0 ? isClean(plain) : withPlayer(imageFile, bug.name, bug.without, isClean);
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
