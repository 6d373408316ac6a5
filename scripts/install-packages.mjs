import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { Stop } from "./stop.mjs";

/**
 * Installs exactly what the lockfile names, unless that is what stands there already. No package of ours needs
 * its install script. Throws Stop.
 * @param {import("./children.mjs").Children} children
 */
export async function installPackages(children) {
  if (isInstalled()) return;
  console.log("Installing packages …");
  const { code } = await children.run({
    name: "npm",
    ...npm(["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"]),
    env: process.env,
    output: "shown",
  });
  if (code !== 0) throw new Stop("The packages could not be installed: see npm's own words above.");
}

function npm(args) {
  // Under `npm run` npm says where its own JavaScript is, which need not be the npm on PATH.
  const script = process.env.npm_execpath ?? "";
  if (/npm-cli\.[cm]?js$/.test(script))
    return { command: process.execPath, args: [script, ...args], cwd: root };
  return { command: "npm", args, cwd: root };
}

/** npm writes its hidden lockfile last, so an interrupted install has none. */
function isInstalled() {
  const hidden = join(root, "node_modules/.package-lock.json");
  if (!existsSync(hidden)) return false;
  const present = packagesOf(hidden);
  return Object.entries(packagesOf(join(root, "package-lock.json"))).every(
    ([path, wanted]) => isLeftOut(path, wanted) || present[path]?.integrity === wanted.integrity,
  );
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, "utf8")).packages;
}

/** The empty path is this repository itself; optional packages are for other platforms. */
function isLeftOut(path, { optional, extraneous }) {
  return path === "" || optional === true || extraneous === true;
}
