import { constants } from "node:os";
import { Children } from "./children.mjs";
import { requireNode } from "./require-node.mjs";
import { printEnd } from "./stop.mjs";

/**
 * Runs one command of the house. Whatever `main` starts through the given Children is over before this process
 * is, also on Ctrl-C. `main` gives the exit code; a Stop ends the command with its sentence and 1.
 * @param {(children: Children) => Promise<number | null | void>} main
 */
export async function runCommand(main) {
  const children = new Children();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => void endOn(signal, children));
  try {
    requireNode();
    await finish(children, (await main(children)) ?? 0);
  } catch (fault) {
    // A program that was ended on purpose fails its caller too; that is no news.
    if (children.ending) return;
    printEnd(fault);
    await finish(children, 1);
  }
}

async function endOn(signal, children) {
  if (children.ending) children.killAll();
  else await finish(children, 128 + constants.signals[signal]);
}

async function finish(children, exitCode) {
  await children.end();
  process.exit(exitCode);
}
