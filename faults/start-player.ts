import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Share, ShareReport } from "./play-share";

/** A process that plays shares, with this product or with the copy in another folder that has a bug in it. */
export type Player = {
  readonly play: (share: Share, folder?: string) => Promise<ShareReport>;
  readonly end: () => void;
};

export function startPlayer(): Player {
  const own = process.cwd();
  const children = new Map<string, ChildProcess>();
  const endAll = () => {
    for (const child of children.values()) child.kill();
    children.clear();
  };
  const childIn = (folder: string): ChildProcess => {
    const running = children.get(folder);
    if (running) return running;
    // One product at a time: the copy of before is gone already.
    endAll();
    const child = fork(join(folder, "faults", "share-process.ts"), {
      execArgv: ["--conditions=react-server", "--import", "tsx"],
    });
    children.set(folder, child);
    return child;
  };
  return { play: (share, folder = own) => ask(childIn(folder), share), end: endAll };
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
