import { rm } from "node:fs/promises";
import { join } from "node:path";
import { requireFreePorts } from "./ports.mjs";
import { root } from "./root.mjs";
import { furtherOrigins } from "./stage-environment.mjs";
import { startStage } from "./start-stage.mjs";

const ports = { app: 3000, stripe: 12111, identity: 9400 };

/**
 * Starts the demo world and the product on it, and says how to come in. The command's own flags are handed to
 * the simulator: `npm run demo -- --world FILE` plays a company's own payments.
 * @param {import("./children.mjs").Children} children
 * @param {"production" | "development"} mode
 */
export async function startDemo(children, mode) {
  await requireDemoPorts();
  const dataDirectory = process.env.DATA_DIR ?? (await emptiedFolder());
  const flags = process.argv.slice(2);
  const { appUrl, stripeUrl } = await startStage(children, {
    mode,
    ports,
    dataDirectory,
    logLevel: "warn",
    flags,
    hasMoreAccounts: true,
  });
  console.log(welcome(appUrl, stripeUrl));
}

/** Asked early, so that nobody waits for a build in vain, and again before a running demo's folder is emptied. */
export function requireDemoPorts() {
  return requireFreePorts(ports);
}

/** The simulator begins every time with the same payments, and what we wrote down about others would be wrong. */
async function emptiedFolder() {
  const folder = join(root, ".demo");
  await rm(folder, { recursive: true, force: true });
  return folder;
}

function welcome(appUrl, stripeUrl) {
  const [us, live] = furtherOrigins(appUrl);
  return `
  Refund Console is ready:  ${appUrl}

  Sign in as one of the people listed above; begin with a support agent. No password is asked for, and
  no money moves: Stripe and the identity provider are simulated on this machine.

  The company has two more accounts, with books and rights of their own:
    Acme US, a test account          ${us}
    Acme, a live account             ${live}
  The live one is simulated as well; support agents have no role in it, leads have.

  What would go to Slack or a ticket system is kept at ${stripeUrl}/_simulator/notices

  Ctrl-C ends everything.
`;
}
