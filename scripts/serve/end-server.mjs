import { setTimeout as pause } from "node:timers/promises";

/** As long as the product's worker takes at most; supervisors commonly wait 30 seconds before they kill. */
const patienceMs = 25_000;

/** A page that was answered last asks once more for itself, and should find somebody. */
const lingerMs = 1_000;

/**
 * Ends the server on SIGINT or SIGTERM: nothing new is accepted, what is in hand is answered and settled, then the
 * database is closed. Exit code 0; 1 when something was not finished in time. A signal that is repeated, as npm and
 * a terminal do, changes nothing.
 * @param {{ server: import("node:http").Server, door: import("./door.mjs").Door, next: { close: () => Promise<void> } }} open
 */
export function endOnSignals(open) {
  let ending = null;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      ending ??= end(open).then((isWhole) => process.exit(isWhole ? 0 : 1));
    });
  }
}

async function end({ server, door, next }) {
  const product = globalThis[Symbol.for("refund-console.ending")];
  const isWhole = await Promise.race([finish(server, door, product), pause(patienceMs, false)]);
  server.closeAllConnections();
  await next.close();
  await product?.close();
  return isWhole;
}

async function finish(server, door, product) {
  await Promise.all([door.close(), product?.stopWork()]);
  await pause(lingerMs);
  await closed(server);
  return true;
}

/** Node closes the connections that are idle at this moment; one that is still being answered becomes idle later. */
function closed(server) {
  const sweeping = setInterval(() => server.closeIdleConnections(), 50);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(sweeping);
      resolve();
    });
  });
}
