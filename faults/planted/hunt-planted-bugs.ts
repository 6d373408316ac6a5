import { bundleProduct } from "../bundle-product";
import type { Share } from "../play-share";
import { type Player, withPlayers } from "../start-players";
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
export async function huntPlantedBugs(
  bugs: readonly PlantedBug[],
  terms: HuntTerms,
  tell: (hunt: Hunt) => void,
): Promise<Hunt[]> {
  const waiting = [...bugs];
  const hunts: Hunt[] = [];
  const plain = await bundleProduct("no bug", []);
  const huntAll = async (player: Player): Promise<void> => {
    for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
      const isInTime = Date.now() < terms.deadlineAt;
      const found = isInTime ? await hunt(player, plain.file, bug, terms) : missed(bug, 0, true);
      hunts.push(found);
      tell(found);
    }
  };
  try {
    await withPlayers(Math.min(terms.processes, bugs.length), (players) => Promise.all(players.map(huntAll)));
  } finally {
    await plain.discard();
  }
  return hunts;
}

async function hunt(player: Player, plainFile: string, bug: PlantedBug, terms: HuntTerms): Promise<Hunt> {
  return withProduct(bug.name, [...bug.edits, ...bug.without], async (productFile) => {
    const hunting = { plainFile, productFile, player, bug, terms };
    const home = terms.homes[bug.name];
    const atHome = home === undefined ? null : await playUntilShown(hunting, home, 1);
    if (atHome?.seed) return atHome;
    const isAtHome = home === undefined;
    const searched = await playUntilShown(hunting, firstSeed, terms.seedsMax);
    return { ...searched, isAtHome, seedsPlayed: searched.seedsPlayed + (atHome?.seedsPlayed ?? 0) };
  });
}

/** Bundles the product with these edits in it, and throws it away after the work. */
async function withProduct<Result>(
  name: string,
  edits: readonly Edit[],
  work: (productFile: string) => Promise<Result>,
): Promise<Result> {
  const { file, discard } = await bundleProduct(name, edits);
  try {
    return await work(file);
  } finally {
    await discard();
  }
}

type Hunting = {
  readonly player: Player;
  /** The product without any bug. */
  readonly plainFile: string;
  readonly productFile: string;
  readonly bug: PlantedBug;
  readonly terms: HuntTerms;
};

async function playUntilShown(hunting: Hunting, fromSeed: number, seeds: number): Promise<Hunt> {
  const { player, productFile, bug, terms } = hunting;
  const { name, weather } = bug;
  let seedsPlayed = 0;
  while (seedsPlayed < seeds && Date.now() < terms.deadlineAt) {
    const share = shareOf(bug, fromSeed + seedsPlayed, seeds - seedsPlayed, terms.deadlineAt);
    const { played, failures } = await player({ share, productFile });
    seedsPlayed += played;
    const [failure] = failures;
    if (!failure) break;
    const seed = Number(failure.name);
    const caughtBy = failure.faults[0] ?? null;
    const found = { name, isDirected: weather !== null, seedsPlayed, seed, caughtBy, isAtHome: true };
    // A stored seed was tried out before it was stored.
    if (terms.seedsMax === 0 || (await isHarmlessWithout(hunting, seed))) return found;
  }
  return missed(bug, seedsPlayed, true);
}

/** What is seen must be the bug: neither a second layer taken away for it, nor a fault of the product as it is. */
async function isHarmlessWithout({ player, plainFile, bug }: Hunting, seed: number): Promise<boolean> {
  const isClean = async (productFile: string) => {
    const share = shareOf(bug, seed, 1, Number.MAX_SAFE_INTEGER);
    return (await player({ share, productFile })).failures.length === 0;
  };
  return bug.without.length === 0 ? isClean(plainFile) : withProduct(bug.name, bug.without, isClean);
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
