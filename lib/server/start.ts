import "server-only";
import { hideParameters } from "./database/hide-parameters";
import { environment } from "./environment";
import { closeHands, hands } from "./hands";
import { startWorker } from "./jobs/worker";
import { log } from "./log";
import { maskSecrets } from "./mask-secrets";
import { plainError } from "./plain-error";

/** Boots the server: checks the environment, opens the database, starts the worker. Ends the process if it cannot. */
export async function start(): Promise<void> {
  try {
    hideParameters();
    environment();
    const open = await hands();
    const worker = startWorker(open);
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void worker.stop().then(closeHands));
    }
    log().info({ livemode: open.livemode }, "started");
  } catch (error) {
    process.stderr.write(`${maskSecrets(sentenceOf(error))}\n`);
    process.exit(1);
  }
}

const toldErrors = new Set(["EnvironmentError", "DirectoryHeldError", "UnreachableDatabaseError"]);

/** What an operator of the server can mend is told without a stack. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (toldErrors.has(error.name)) return error.message;
  const { type, message, stack = "" } = plainError(error);
  return stack.includes(message) ? stack : `${type}: ${message}\n${stack}`;
}
