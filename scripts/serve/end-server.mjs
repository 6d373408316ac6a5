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
  const silent = silentConnections(open.server);
  let ending = null;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      ending ??= end({ ...open, silent }).then((isWhole) => process.exit(isWhole ? 0 : 1));
    });
  }
}

async function end({ server, door, next, silent }) {
  const product = globalThis[Symbol.for("refund-console.ending")];
  const isWhole = await Promise.race([finish({ server, door, product, silent }), pause(patienceMs, false)]);
  server.closeAllConnections();
  await next.close();
  await product?.close();
  return isWhole;
}

async function finish({ server, door, product, silent }) {
  await Promise.all([door.close(), product?.stopWork()]);
  await pause(lingerMs);
  await closed(server, silent);
  return true;
}

/**
 * Node closes the connections that are idle at this moment; one that is still being answered becomes idle later. One
 * over which nothing was ever said counts as busy with Node, and browsers open such connections in advance.
 */
function closed(server, silent) {
  const sweeping = setInterval(() => {
    server.closeIdleConnections();
    for (const socket of silent()) socket.destroy();
  }, 50);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(sweeping);
      resolve();
    });
  });
}

/** Tells which of the server's open connections have not sent a byte yet. */
function silentConnections(server) {
  const open = new Set();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return () => [...open].filter(({ bytesRead }) => bytesRead === 0);
}
