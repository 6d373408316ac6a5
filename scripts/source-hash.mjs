import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const built = ["app", "components", "lib", "public", "instrumentation.ts", "proxy.ts"];
const settings = [
  "scripts/bundle-programs.mjs",
  "next.config.js",
  "tailwind.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
];
const packages = ["package.json", "package-lock.json"];

/** A hash over everything that goes into a build of the product; tests do not. */
export function sourceHash() {
  const hash = createHash("sha256");
  for (const file of [...built, ...settings, ...packages].flatMap(filesUnder)) {
    hash.update(
      `${file}\n${createHash("sha256")
        .update(readFileSync(join(root, file)))
        .digest("hex")}\n`,
    );
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  const place = join(root, path);
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(place)
    .toSorted()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}
