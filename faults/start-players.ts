import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { bundlePlayer } from "./bundle-product";
import type { Share, ShareReport } from "./play-share";
import { withImage } from "./world/with-image";

/** What a player is sent: the share, and the file of the product to play it with, perhaps with a bug in it. */
export type Task = { readonly share: Share; readonly productFile: string };

/** A process that plays shares, one at a time. */
export type Player = (task: Task) => Promise<ShareReport>;

/** What a history throws away lives in the young part of the heap: where that is large, little is ever collected. */
const memory = "--max-semi-space-size=64";

/** Starts so many players on one image of the database, and ends them when `work` is done. */
export async function withPlayers<Result>(
  count: number,
  work: (players: readonly Player[]) => Promise<Result>,
): Promise<Result> {
  const { file, discard } = await bundlePlayer();
  try {
    return await withImage(async (imageFile) => {
      const execArgv = ["--conditions=react-server", memory];
      const children = Array.from({ length: count }, () => fork(file, [imageFile], { execArgv }));
      try {
        return await work(children.map((child) => (task: Task) => ask(child, task)));
      } finally {
        for (const child of children) child.kill();
      }
    });
  } finally {
    await discard();
  }
}

/** @throws Error when the process ends before it has answered. */
async function ask(child: ChildProcess, task: Task): Promise<ShareReport> {
  const over = new AbortController();
  child.send(task);
  const [answer] = await Promise.race([
    once(child, "message", { signal: over.signal }),
    once(child, "exit", { signal: over.signal }).then(([code]) => {
      throw new Error(`a player ended by itself (${String(code)}), playing ${JSON.stringify(task.share)}`);
    }),
  ]).finally(() => over.abort());
  return answer as ShareReport;
}
