import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Share, ShareReport } from "./play-share";

/** A process that plays shares, with the product as it was bundled: perhaps with a bug in it. */
export type Player = {
  readonly play: (share: Share) => Promise<ShareReport>;
  readonly end: () => void;
};

/** What a history throws away lives in the young part of the heap: where that is large, little is ever collected. */
const memory = "--max-semi-space-size=64";

export function startPlayer(bundleFile: string, imageFile: string): Player {
  const child = fork(bundleFile, [imageFile], { execArgv: ["--conditions=react-server", memory] });
  return { play: (share) => ask(child, share), end: () => void child.kill() };
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
