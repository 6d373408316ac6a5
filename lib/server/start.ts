import "server-only";
import { hideParameters } from "./database/hide-parameters";
import { type Ending, offerEnding, untilAskedToEnd } from "./ending";
import { inEveryAccount, installation } from "./environment";
import { endEventStreams } from "./event-stream";
import { closeHands, openAllHands } from "./hands";
import { announceIdentity } from "./identity/announce-identity";
import { startComparisons } from "./jobs/compare-at-start";
import { startWorkers, type Worker } from "./jobs/worker";
import { log } from "./log";
import { offerAddresses } from "./offer-addresses";
import { offerSecurityHeaders } from "./security-headers";
import { endWithFault } from "./start-fault";
import { warnOfWideListening } from "./warn-of-wide-listening";
import { offerEarlyLook } from "./workflows/early-look";

/** Boots the server: checks the environment, opens the database, starts the worker. Ends the process if it cannot. */
export async function start(): Promise<void> {
  try {
    hideParameters();
    const [{ worker, appUrl }] = installation().accounts;
    offerSecurityHeaders(appUrl);
    offerAddresses();
    offerEarlyLook();
    await openAllHands();
    const comparisons = await startComparisons();
    const workers = worker === "on" ? await startWorkers() : null;
    const ending = endingOf(() => stopAll([comparisons, ...(workers === null ? [] : [workers])]));
    offerEnding(ending);
    // The development server listens for signals itself and asks nobody.
    if (process.env.NODE_ENV === "development") void untilAskedToEnd().then(() => endAll(ending));
    await inEveryAccount(async ({ stripe: { livemode } }) => {
      log().info({ livemode, worker }, "started");
      announceIdentity();
    });
    await warnOfWideListening(process.env.HOSTNAME ?? "127.0.0.1");
  } catch (error) {
    endWithFault(error);
  }
}

async function stopAll(workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map(({ stop }) => stop()));
}

function endingOf(stopWorker: () => Promise<void>): Ending {
  return {
    stopWork: () => {
      log().info("ending: nothing new is accepted");
      endEventStreams();
      return stopWorker();
    },
    close: async () => {
      await closeHands();
      log().info("ended");
    },
  };
}

async function endAll({ stopWork, close }: Ending): Promise<void> {
  await stopWork();
  await close();
}
