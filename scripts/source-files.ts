import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** One file of the repository: its path from the root, with slashes, and what it says. */
export type SourceFile = { readonly path: string; readonly text: string };

const notOurs = new Set(["node_modules", "migrations", "test-results", "playwright-report"]);

/** Every source file of the repository, migrations and hidden folders apart. */
export function sourceFiles(): readonly SourceFile[] {
  return pathsUnder("").map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

function pathsUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith(".") || notOurs.has(entry.name)) return [];
    if (entry.isDirectory()) return pathsUnder(path);
    return /\.(tsx?|mjs|js|css)$/.test(entry.name) && entry.name !== "next-env.d.ts" ? [path] : [];
  });
}

/** Tests, and the files named `test-…` beside them, which only tests may import. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$|^lib\/.*\/test-[\w-]+\.ts$/.test(path);
}
