import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlantedBug } from "./bug";

/** What a player needs to run: the product, its simulator, and the harness itself. */
const parts = ["lib", "faults", "simulator", "package.json", "tsconfig.json"];

/**
 * A copy of the product with the bug in it; `discard` throws it away.
 * @throws Error when the product has changed so that the bug cannot be planted any more.
 */
export async function copyWithBug(
  bug: PlantedBug,
): Promise<{ folder: string; discard: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "refund-console-planted-"));
  await mkdir(folder, { recursive: true });
  for (const part of parts) await cp(part, join(folder, part), { recursive: true });
  await symlink(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  for (const { file, from, to } of bug.edits) {
    const path = join(folder, file);
    const text = await readFile(path, "utf8");
    if (text.split(from).length !== 2)
      throw new Error(`“${bug.name}” does not fit ${file} any more: ${from}`);
    await writeFile(
      path,
      text.replace(from, () => to),
    );
  }
  return { folder, discard: () => rm(folder, { recursive: true, force: true }) };
}
