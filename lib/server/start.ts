import "server-only";
import { hideParameters } from "./database/hide-parameters";
import { type Ending, offerEnding, untilAskedToEnd } from "./ending";
import { environment } from "./environment";
import { endEventStreams } from "./event-stream";
import { closeHands, type Hands, hands } from "./hands";
import { announceIdentity } from "./identity/announce-identity";
import { startWorker } from "./jobs/worker";
import { log } from "./log";
import { offerSecurityHeaders } from "./security-headers";
import { endWithFault } from "./start-fault";
import { warnOfWideListening } from "./warn-of-wide-listening";

/** Boots the server: checks the environment, opens the database, starts the worker. Ends the process if it cannot. */
export async function start(): Promise<void> {
  try {
    hideParameters();
    const { worker, appUrl } = environment();
    offerSecurityHeaders(appUrl);
    const open = await hands();
    const ending = endingOf(worker === "on" ? startWorker(open).stop : () => Promise.resolve());
    offerEnding(ending);
    // The development server listens for signals itself and asks nobody.
    if (process.env.NODE_ENV === "development") void untilAskedToEnd().then(() => endAll(ending));
    tellStart(open, worker);
    announceIdentity();
    await warnOfWideListening(process.env.HOSTNAME ?? "127.0.0.1");
  } catch (error) {
    endWithFault(error);
  }
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

function tellStart({ livemode }: Hands, worker: "on" | "off"): void {
  log().info({ livemode, worker }, "started");
}
