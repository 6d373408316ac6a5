import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMemoryDatabase } from "./memory-database";

/** Makes the database's image once, for all the players that `work` starts. */
export async function withImage<Result>(work: (imageFile: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "refund-console-image-"));
  try {
    const imageFile = join(folder, "image.tar");
    const memory = await openMemoryDatabase();
    await memory.writeImage(imageFile);
    await memory.close();
    return await work(imageFile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
