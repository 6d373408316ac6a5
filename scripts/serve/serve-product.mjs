import { createServer } from "node:http";
import { root } from "../root.mjs";
import { answering } from "./answering.mjs";
import { Door } from "./door.mjs";
import { endOnSignals } from "./end-server.mjs";
import { forAccount } from "./for-account.mjs";
import { lookingEarly } from "./look-early.mjs";
import { standHeaders } from "./standing-headers.mjs";

// Longer than a gateway's own idle time, or a gateway reuses a connection that is just being closed.
const keepAliveMs = 65_000;

/**
 * Serves the production build, in this very process, so that whoever watches over it (systemd, a container) watches
 * the server itself. By a server of our own: Next's stops the process when it is done, whatever else is in hand.
 * @param {{ hostname: string, port: number }} place
 */
export async function serveProduct({ hostname, port }) {
  process.env.NODE_ENV = "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env.PORT = String(port);
  // What Next's own server says, so that an address which it asks itself never comes from a request's header.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${hostname}:${port}`;
  process.chdir(root);
  const { default: makeNext } = await import("next");
  const next = makeNext({ dev: false, dir: root, hostname, port });
  await next.prepare();
  const door = new Door(forAccount(lookingEarly(answering(next.getRequestHandler()))));
  const server = createServer((request, response) => {
    standHeaders(response);
    door.pass(request, response);
  });
  server.keepAliveTimeout = keepAliveMs;
  endOnSignals({ server, door, next });
  await listening(server, port, hostname);
  console.log(`Refund Console is ready at http://${hostname}:${port}`);
}

function listening(server, port, hostname) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  });
}
