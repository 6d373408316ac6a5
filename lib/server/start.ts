import "server-only";
import { EnvironmentError, environment } from "./environment";
import { closeHands, hands } from "./hands";
import { startWorker } from "./jobs/worker";
import { log } from "./log";

/** Boots the server: checks the environment, opens the database, starts the worker. Ends the process if it cannot. */
export async function start(): Promise<void> {
  try {
    environment();
    const open = await hands();
    const worker = startWorker(open);
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void worker.stop().then(closeHands));
    }
    log().info({ livemode: open.livemode }, "started");
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

/** What an operator of the server can mend is told without a stack. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isTold = error instanceof EnvironmentError || error.name === "DirectoryHeldError";
  return isTold ? error.message : (error.stack ?? error.message);
}
