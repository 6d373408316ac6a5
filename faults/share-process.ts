// A program of its own: plays the shares that its parent sends, one after another, until the parent is gone. Each comes
// with the product that it is played with, so that the database need not be opened anew for every planted bug.
import { loadBundled } from "./load-bundled";
import type { playShare } from "./play-share";
import type { Task } from "./start-players";
import { openMemoryDatabase } from "./world/memory-database";

// The SDK asks for a stack at each request, and nobody reads it here: it is a sixth of a history.
Error.stackTraceLimit = 0;

const memory = await openMemoryDatabase(process.argv[2] ?? null);

process.on("message", ({ share, productFile }: Task) => {
  loadBundled<{ readonly playShare: typeof playShare }>(productFile)
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
