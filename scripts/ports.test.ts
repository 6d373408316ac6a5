import { once } from "node:events";
import { createServer } from "node:http";
import { expect, it } from "vitest";
import { freePort, requireFreePort } from "./ports.mjs";

it("accepts a port that nobody uses and names one that somebody does", async () => {
  const port = await freePort();
  await expect(requireFreePort(port, "127.0.0.1")).resolves.toBeUndefined();
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  await expect(requireFreePort(port, "127.0.0.1")).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
  server.close();
});
