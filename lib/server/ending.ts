import "server-only";

/** What has to come to its end before the process may. */
export type Ending = {
  /** Takes nothing more and finishes what is in hand. */
  readonly stopWork: () => Promise<void>;
  /** Closes the database: after the last answer. */
  readonly close: () => Promise<void>;
};

/** Work may take this long to finish; supervisors commonly wait 30 seconds before they kill. */
export const endingMilliseconds = 25_000;

/** Puts the ending where `scripts/serve/end-server.mjs` finds it, which holds the server that people talk to. */
export function offerEnding(ending: Ending): void {
  const slots: Record<symbol, unknown> = globalThis;
  slots[Symbol.for("refund-console.ending")] = ending;
}

/** Waits for work, but not for ever; false when it has not come to its end in time. */
export async function isInTime(work: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const isDone = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return isDone;
}

/** The first of the signals by which a process is asked to end; later ones change nothing. */
export function untilAskedToEnd(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve(signal));
  });
}
