import { parseArgs } from "node:util";
import { runProgram } from "./run-program.mjs";
import { Stop } from "./stop.mjs";

const usage =
  "npm run tie-out -- [--days 35 | --from 2026-11-01 --to 2026-11-20]   (days in UTC, both included)";

await runProgram("tie-out", async () => {
  const { runTieOut } = await import("../.next/programs/tie-out.mjs");
  const ended = await runTieOut(readWords());
  if (ended === null) throw new Stop(usage);
  return ended;
});

function readWords() {
  const text = { type: "string" };
  try {
    return parseArgs({ options: { days: text, from: text, to: text } }).values;
  } catch {
    throw new Stop(usage);
  }
}
