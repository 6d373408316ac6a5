// A program of its own: plays the shares that its parent sends, one after another, until the parent is gone.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Order } from "./start-player";
import { openMemoryDatabase } from "./world/memory-database";

// The SDK asks for a stack at each request; translating it back to our sources is a tenth of a history.
process.setSourceMapsEnabled(false);

const memory = await openMemoryDatabase();

process.on("message", (order: Order) => {
  play(order).then(
    (report) => process.send?.(report),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit(0));

/** With the product that lies in the order's folder; the database stays the one of this process. */
async function play({ share, folder }: Order) {
  const path = pathToFileURL(join(folder, "faults", "play-share.ts"));
  const { playShare }: typeof import("./play-share") = await import(path.href);
  return playShare(memory, share);
}
