import { hasBuild } from "./build-product.mjs";
import { nodeProgram } from "./node-program.mjs";
import { requireFreePort } from "./ports.mjs";
import { requireNode } from "./require-node.mjs";
import { printEnd, Stop } from "./stop.mjs";

// Longer than a gateway's own idle time, or a gateway reuses a connection that is just being closed.
const keepAliveMs = 65_000;

const { PORT = "3000", HOSTNAME = "127.0.0.1" } = process.env;

try {
  requireNode();
  if (!hasBuild()) throw new Stop("There is no build yet: run `npm run build` first.");
  await requireFreePort(Number(PORT), HOSTNAME);
  await serve();
} catch (fault) {
  printEnd(fault);
  process.exit(1);
}

/** In this very process, so that whoever watches over it (systemd, a container) watches the server itself. */
async function serve() {
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const listen = ["-H", HOSTNAME, "-p", PORT, "--keepAliveTimeout", String(keepAliveMs)];
  const { command, args, cwd } = nodeProgram("next", "next", ["start", ...listen]);
  process.chdir(cwd);
  process.argv = [command, ...args];
  await import("next/dist/bin/next");
}
