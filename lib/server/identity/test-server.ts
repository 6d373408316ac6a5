import type { Server } from "node:http";

/** Ends a server of the tests, with whatever is still connected to it. */
export function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test server does not listen.");
  return address.port;
}
