import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import type { Edit } from "./bug";

/** What a history needs to be played: the product, its simulator, and the harness itself. */
const parts = ["lib", "faults", "simulator"];

/** A copy of the product; `discard` throws it away. */
export type Copy = { readonly folder: string; readonly discard: () => Promise<void> };

/**
 * A copy of the product with a bug in it, that can be loaded beside the product itself.
 * @throws Error when the product has changed so that the bug cannot be planted any more.
 */
export async function copyWithBug(name: string, edits: readonly Edit[]): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), "refund-console-planted-"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await symlink(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  const change = (text: string, path: string) =>
    edits.filter(({ file }) => file === path).reduce((changed, edit) => planted(name, changed, edit), text);
  for (const part of parts) await copyFolder(part, folder, change);
  return { folder, discard: () => rm(folder, { recursive: true, force: true }) };
}

/** @throws Error when the text to be changed does not stand there exactly once. */
export function planted(name: string, text: string, { file, from, to }: Edit): string {
  if (text.split(from).length === 2) return text.replace(from, () => to);
  throw new Error(`“${name}” does not fit ${file} any more: ${from}`);
}

async function copyFolder(
  from: string,
  folder: string,
  change: (text: string, path: string) => string,
): Promise<void> {
  await mkdir(join(folder, from), { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    if (entry.isDirectory()) await copyFolder(path, folder, change);
    else if (/(?<!\.test)\.ts$/.test(path)) {
      const text = change(await readFile(path, "utf8"), path);
      await writeFile(join(folder, path), withOwnImports(text, path));
    }
  }
}

/** `@/` stands for the folder that the process runs in; a copy must mean itself. */
function withOwnImports(text: string, path: string): string {
  const up = relative(dirname(path), ".");
  return text.replace(/(from|import\() ?"@\//g, (_all, word: string) => `${word} "${up}/`);
}
