import { readFile, writeFile } from "node:fs/promises";

const file = "faults/planted/homes.json";

/** The first seed that showed each planted bug, by its name: played again, it shows the bug in a second. */
export type Homes = Readonly<Record<string, number>>;

export async function readHomes(): Promise<Homes> {
  return JSON.parse(await readFile(file, "utf8"));
}

export async function writeHomes(homes: Homes): Promise<void> {
  const byName = Object.entries(homes).toSorted(([one], [other]) => one.localeCompare(other));
  await writeFile(file, `${JSON.stringify(Object.fromEntries(byName), null, 2)}\n`);
}

/** What whoever finds a home without its bug is told to do. */
export const findCommand = "npm run test:faults -- --layer planted --find yes";
