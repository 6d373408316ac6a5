import { bundleFrom, plantingPlugin } from "../bundle-product";
import { loadBundled } from "../load-bundled";
import type { Edit } from "../planted/edit";
import type { crowdLimit } from "./crowd-limit";

/** Only parallel transactions can show it, so that no history does: this layer plants it by itself. */
const withoutLock: Edit = {
  file: "lib/server/database/sums-for-limits.ts",
  from: "return ask(transaction, scope, true);",
  to: "return ask(transaction, scope, false);",
};

const triesMax = 5;

/** Plays the crowd with the product as it is, and until it shows the planted bug; gives what is wrong. */
export async function playLimit(): Promise<string[]> {
  const plain = await crowd("no bug", []);
  const faults = isPassed(plain)
    ? [`one person refunded ${plain.aloneMinor} alone in a day, the limit is ${plain.perDayMinor}`]
    : [];
  const name = "limits are asked without their lock";
  for (let tries = 1; tries <= triesMax; tries += 1) {
    const buggy = await crowd(name, [withoutLock]);
    if (!isPassed(buggy)) continue;
    console.log(`  planted “${name}”: seen in try ${tries}, ${buggy.aloneMinor} of ${buggy.perDayMinor}`);
    return faults;
  }
  return [...faults, `MISSED in ${triesMax} tries: ${name}`];
}

type Crowd = Awaited<ReturnType<typeof crowdLimit>>;

function isPassed({ aloneMinor, perDayMinor }: Crowd): boolean {
  return aloneMinor > perDayMinor;
}

async function crowd(name: string, edits: readonly Edit[]): Promise<Crowd> {
  const { file, discard } = await bundleFrom("faults/concurrent/crowd-limit.ts", [
    plantingPlugin(name, edits),
  ]);
  try {
    const play = await loadBundled<{ readonly crowdLimit: typeof crowdLimit }>(file);
    return await play.crowdLimit();
  } finally {
    await discard();
  }
}
