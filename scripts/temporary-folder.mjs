import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A new empty folder that is gone when the command ends.
 * @param {import("./children.mjs").Children} children
 */
export async function temporaryFolder(children) {
  const folder = await mkdtemp(join(tmpdir(), "refund-console-"));
  children.afterwards(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
