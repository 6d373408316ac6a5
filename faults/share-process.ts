// A program of its own: plays the shares that its parent sends, one after another, until the parent is gone.
import { playShare, type Share } from "./play-share";
import { openMemoryDatabase } from "./world/memory-database";

// The SDK asks for a stack at each request, and nobody reads it here: it is a sixth of a history.
Error.stackTraceLimit = 0;

const memory = await openMemoryDatabase(process.argv[2] ?? null);

process.on("message", (share: Share) => {
  playShare(memory, share).then(
    (report) => process.send?.(report),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit(0));
