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

/** So many seeds are played for one bug before it is the next one's turn. */
const seedsAtOnce = 12;

/** A bug, and how far it has been looked for. */
type Quarry = {
  readonly bug: PlantedBug;
  /** Its stored seed, until that was played; null when none is stored. */
  readonly home: number | null;
  readonly isAtHome: boolean;
  /** From seed 1 on. */
  readonly searched: number;
};

/** Plays each bug until it shows: its stored seed first, then others, a few for each bug in turn. */
export async function huntPlantedBugs(
  bugs: readonly PlantedBug[],
  terms: HuntTerms,
  tell: (hunt: Hunt) => void,
): Promise<Hunt[]> {
  const waiting = bugs.map((bug) => quarryOf(bug, terms.homes));
  const hunts: Hunt[] = [];
  const plain = await bundleProduct("no bug", []);
  const huntAll = async (player: Player): Promise<void> => {
    for (let quarry = waiting.shift(); quarry; quarry = waiting.shift()) {
      const { quarry: next, hunt } = await huntOnce({ player, plainFile: plain.file, quarry, terms });
      if (hunt === null && next.searched < terms.seedsMax && Date.now() < terms.deadlineAt) {
        waiting.push(next);
        continue;
      }
      const ended = hunt ?? missed(next);
      hunts.push(ended);
      tell(ended);
    }
  };
  try {
    await withPlayers(Math.min(terms.processes, bugs.length), (players) => Promise.all(players.map(huntAll)));
  } finally {
    await plain.discard();
  }
  return hunts;
}

function quarryOf(bug: PlantedBug, homes: Homes): Quarry {
  return { bug, home: homes[bug.name] ?? null, isAtHome: true, searched: 0 };
}

type Hunting = {
  readonly player: Player;
  /** The product without any bug. */
  readonly plainFile: string;
  readonly quarry: Quarry;
  readonly terms: HuntTerms;
};

type Turn = { readonly quarry: Quarry; readonly hunt: Hunt | null };

/** One turn of one bug: its stored seed where that has not been played yet, and otherwise the next few. */
async function huntOnce(hunting: Hunting): Promise<Turn> {
  const { quarry, terms } = hunting;
  const { bug, home, searched } = quarry;
  if (Date.now() >= terms.deadlineAt) return { quarry, hunt: null };
  return withProduct(bug.name, [...bug.edits, ...bug.without], async (productFile): Promise<Turn> => {
    if (home !== null) {
      const { seed, caughtBy, played } = await playUntilShown(hunting, productFile, home, 1);
      if (seed !== null) return { quarry, hunt: shown(quarry, seed, caughtBy) };
      return { quarry: played === 0 ? quarry : { ...quarry, home: null, isAtHome: false }, hunt: null };
    }
    const seeds = Math.min(seedsAtOnce, terms.seedsMax - searched);
    const { seed, caughtBy, played } = await playUntilShown(hunting, productFile, searched + 1, seeds);
    const next = { ...quarry, searched: searched + played };
    return { quarry: next, hunt: seed === null ? null : shown(next, seed, caughtBy) };
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

type Seen = { readonly seed: number | null; readonly caughtBy: string | null; readonly played: number };

async function playUntilShown(
  hunting: Hunting,
  productFile: string,
  fromSeed: number,
  seeds: number,
): Promise<Seen> {
  const { player, quarry, terms } = hunting;
  let played = 0;
  while (played < seeds && Date.now() < terms.deadlineAt) {
    const share = shareOf(quarry.bug, fromSeed + played, seeds - played, terms.deadlineAt);
    const report = await player({ share, productFile });
    played += report.played;
    const [failure] = report.failures;
    if (!failure) break;
    const seed = Number(failure.name);
    // A stored seed was tried out before it was stored.
    const isBelieved = terms.seedsMax === 0 || (await isHarmlessWithout(hunting, seed));
    if (isBelieved) return { seed, caughtBy: failure.faults[0] ?? null, played };
  }
  return { seed: null, caughtBy: null, played };
}

/** What is seen must be the bug: neither a second layer taken away for it, nor a fault of the product as it is. */
async function isHarmlessWithout({ player, plainFile, quarry }: Hunting, seed: number): Promise<boolean> {
  const { bug } = quarry;
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

function shown(quarry: Quarry, seed: number, caughtBy: string | null): Hunt {
  return { ...missed(quarry), seed, caughtBy, seedsPlayed: Math.max(1, quarry.searched) };
}

function missed({ bug: { name, weather }, isAtHome, searched }: Quarry): Hunt {
  const isDirected = weather !== null;
  return { name, isDirected, seedsPlayed: searched, seed: null, caughtBy: null, isAtHome };
}
