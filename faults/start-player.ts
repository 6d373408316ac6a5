import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Share, ShareReport } from "./play-share";

/** A share, and the folder of the product to play it with: this one, or a copy with a bug in it. */
export type Order = { readonly share: Share; readonly folder: string };

/** A process that plays shares. */
export type Player = {
  readonly play: (share: Share, folder?: string) => Promise<ShareReport>;
  readonly end: () => void;
};

export function startPlayer(): Player {
  const child = fork(join("faults", "share-process.ts"), {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
  });
  return {
    play: (share, folder = process.cwd()) => ask(child, { share, folder }),
    end: () => child.kill(),
  };
}

/** @throws Error when the process ends before it has answered. */
async function ask(child: ChildProcess, order: Order): Promise<ShareReport> {
  const over = new AbortController();
  child.send(order);
  const [answer] = await Promise.race([
    once(child, "message", { signal: over.signal }),
    once(child, "exit", { signal: over.signal }).then(([code]) => {
      throw new Error(`a player ended by itself (${String(code)}), playing ${JSON.stringify(order)}`);
    }),
  ]).finally(() => over.abort());
  return answer as ShareReport;
}
