import { createServer } from "node:net";
import { Stop } from "./stop.mjs";

/** Throws Stop when something listens on one of these ports of the loopback. @param {Record<string, number>} ports */
export async function requireFreePorts(ports) {
  for (const port of Object.values(ports)) await requireFreePort(port, "127.0.0.1");
}

/** Throws Stop when something listens there already, or when we may not listen there. */
export async function requireFreePort(port, host) {
  try {
    await listenOnce(port, host);
  } catch (fault) {
    if (fault.code === "EADDRINUSE") {
      throw new Stop(
        `Port ${port} on ${host} is in use: end the program that listens there and start again.`,
      );
    }
    throw new Stop(`It is not possible to listen on port ${port} of ${host}: ${fault.message}.`);
  }
}

/** A port of this machine's loopback that nobody listens on at this moment. @returns {Promise<number>} */
export function freePort() {
  return listenOnce(0, "127.0.0.1");
}

function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}
