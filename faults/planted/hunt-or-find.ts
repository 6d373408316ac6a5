import { type Findings, plantedFindings } from "../findings";
import type { FaultSettings } from "../read-settings";
import { findCommand, type Homes, readHomes, writeHomes } from "./homes";
import { type Hunt, huntPlantedBugs } from "./hunt-planted-bugs";
import { plantedBugs } from "./planted-bugs";

const seedsForOneBug = 400;

/**
 * Plays every planted bug, and with `--find yes` stores a seed for each that its old one shows no more. False when
 * one escapes.
 */
export async function huntOrFind(
  { minutes, find, processes }: FaultSettings,
  findings: Findings,
): Promise<boolean> {
  console.log("\nPlanted bugs, and the first seed that shows each:");
  const homes = await readHomes();
  const deadlineAt = Date.now() + minutes * 60_000;
  const hunts = await huntPlantedBugs(
    // Those without a stored seed first: the others are known to show.
    plantedBugs.toSorted((one, other) => Number(one.name in homes) - Number(other.name in homes)),
    { homes, seedsMax: seedsForOneBug, deadlineAt, processes },
    printHunt,
  );
  findings.planted = plantedFindings(hunts);
  const caught = hunts.filter(({ seed }) => seed !== null);
  console.log(`  caught: ${caught.length} of ${hunts.length} planted`);
  if (find) await writeHomes(Object.fromEntries(hunts.flatMap((hunt) => homeOf(hunt, homes))));
  return caught.length === hunts.length;
}

/** Where no time was left to play its stored seed, that stays. */
function homeOf({ name, seed, isAtHome }: Hunt, homes: Homes): [string, number][] {
  const home = seed ?? (isAtHome ? homes[name] : undefined);
  return home === undefined ? [] : [[name, home]];
}

function printHunt({ name, caughtBy, seed, seedsPlayed, isDirected, isAtHome }: Hunt): void {
  const how = isDirected ? "in weather made for it" : "in drawn weather";
  if (seed === null) return console.log(`  MISSED in ${seedsPlayed} seeds ${how}: ${name}`);
  console.log(`  seed ${seed} ${how}: ${name} (${caughtBy ?? ""})`);
  if (!isAtHome) console.log(`    its stored seed shows it no more; ${findCommand}`);
}
