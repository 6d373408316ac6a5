// A program of its own: plays the shares that its parent sends, one after another, until the parent is gone. Each comes
// with the product that it is played with, so that the database need not be opened anew for every planted bug.
import { pathToFileURL } from "node:url";
import type { playShare } from "./play-share";
import type { Task } from "./start-players";
import { openMemoryDatabase } from "./world/memory-database";

// The SDK asks for a stack at each request, and nobody reads it here: it is a sixth of a history.
Error.stackTraceLimit = 0;

const memory = await openMemoryDatabase(process.argv[2] ?? null);

process.on("message", ({ share, productFile }: Task) => {
  load(productFile)
    .then((product) => product.playShare(memory, share))
    .then(
      (report) => process.send?.(report),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
});
process.on("disconnect", () => process.exit(0));

/** The border to a file that was bundled from `play-share.ts`. */
function load(file: string): Promise<{ readonly playShare: typeof playShare }> {
  return import(pathToFileURL(file).href);
}
