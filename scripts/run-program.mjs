import { existsSync } from "node:fs";
import { builtProgram } from "./bundle-programs.mjs";
import { requireNode } from "./require-node.mjs";
import { root } from "./root.mjs";
import { printEnd, Stop } from "./stop.mjs";

/**
 * Runs a program of the production build in this very process, in the environment that the server would find.
 * `main` loads it and gives the exit code.
 * @param {string} name @param {() => Promise<number>} main
 */
export async function runProgram(name, main) {
  try {
    requireNode();
    if (!existsSync(builtProgram(name))) throw new Stop("There is no build yet: run `npm run build` first.");
    process.env.NODE_ENV = "production";
    process.chdir(root);
    await readEnvironmentFiles();
    process.exit(await main());
  } catch (fault) {
    printEnd(fault);
    process.exit(1);
  }
}

/** The `.env` files that Next reads for the server, in its own order. */
async function readEnvironmentFiles() {
  const { default: environment } = await import("@next/env");
  environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });
}
