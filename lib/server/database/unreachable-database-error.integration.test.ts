import { createServer } from "node:net";
import { expect, it } from "vitest";
import { openPostgres } from "./open-postgres";

it("a server that is not there is told in one sentence that names DATABASE_URL and no password", async () => {
  const port = await freePort();
  const opening = openPostgres(`postgresql://app:canary@127.0.0.1:${port}/refunds`);
  await expect(opening).rejects.toMatchObject({
    name: "UnreachableDatabaseError",
    message: `The database that DATABASE_URL names cannot be reached: connect ECONNREFUSED 127.0.0.1:${port}.`,
  });
});

/** A port on which, a moment ago, nobody listened. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
