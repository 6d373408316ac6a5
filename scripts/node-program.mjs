import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/**
 * The command line of an installed package's own program, run by this Node directly: a shell or npx in between
 * would swallow signals.
 * @param {string} packageName @param {string} binary @param {string[]} args
 */
export function nodeProgram(packageName, binary, args) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { command: process.execPath, args: [join(folder, bin[binary]), ...args], cwd: root };
}

/** The command line of a TypeScript file of this repository. @param {string} file @param {string[]} args */
export function typescriptProgram(file, args) {
  return { command: process.execPath, args: ["--import", "tsx", file, ...args], cwd: root };
}
