import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlePrograms } from "./bundle-programs.mjs";
import { nodeProgram } from "./node-program.mjs";
import { root } from "./root.mjs";
import { sourceHash } from "./source-hash.mjs";
import { Stop } from "./stop.mjs";

const stamp = join(root, ".next/source-hash");

/**
 * Makes the production build, unless the one that stands there was made from the same sources. Throws Stop.
 * @param {import("./children.mjs").Children} children
 */
export async function buildProduct(children) {
  const { code } = await buildWhenStale(children, "shown");
  if (code !== 0) throw new Stop("The build failed: see the lines above.");
}

/**
 * @param {import("./children.mjs").Children} children
 * @param {"shown" | "kept"} output
 */
export async function buildWhenStale(children, output) {
  const hash = sourceHash();
  if (hasBuild() && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return { code: 0, output: "" };
  if (output === "shown") console.log("Building …");
  // A shell's NODE_ENV of another kind would spoil the build.
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const ended = await children.run({
    name: "The build",
    ...nodeProgram("next", "next", ["build"]),
    env,
    output,
  });
  if (ended.code !== 0) return ended;
  await bundlePrograms();
  writeFileSync(stamp, hash);
  return ended;
}

export function hasBuild() {
  return existsSync(join(root, ".next/BUILD_ID"));
}
