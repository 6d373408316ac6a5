import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Share, ShareReport } from "./play-share";

/** A process that plays shares; `folder` holds the product to play with, this one or a copy with a bug in it. */
export type Player = {
  readonly play: (share: Share) => Promise<ShareReport>;
  readonly end: () => void;
};

export function startPlayer(folder: string): Player {
  const child = fork(join(folder, "faults", "share-process.ts"), {
    cwd: folder,
    execArgv: ["--conditions=react-server", "--import", "tsx"],
  });
  return { play: (share) => ask(child, share), end: () => child.kill() };
}

/** @throws Error when the process ends before it has answered. */
async function ask(child: ChildProcess, share: Share): Promise<ShareReport> {
  const over = new AbortController();
  child.send(share);
  const [answer] = await Promise.race([
    once(child, "message", { signal: over.signal }),
    once(child, "exit", { signal: over.signal }).then(([code]) => {
      throw new Error(`a player ended by itself (${String(code)}), playing ${JSON.stringify(share)}`);
    }),
  ]).finally(() => over.abort());
  return answer as ShareReport;
}
