import { createServer } from "node:http";
import { afterEach, expect, it } from "vitest";
import { standHeaders } from "./standing-headers.mjs";

const slots: Record<symbol, unknown> = globalThis;
const slot = Symbol.for("refund-console.headers");
const server = createServer((request, response) => {
  standHeaders(response);
  // The product starts with the first request, and so after the answer was given its headers.
  slots[slot] = { "x-frame-options": "DENY", "content-security-policy": "default-src 'none'" };
  if (request.url === "/page") response.setHeader("content-security-policy", "script-src 'nonce-1'");
  if (request.url === "/refused") response.writeHead(503, { "retry-after": "5" });
  response.end("answered");
});

afterEach(() => {
  slots[slot] = undefined;
});

it.each([
  ["/file", { "x-frame-options": "DENY", "content-security-policy": "default-src 'none'" }],
  ["/page", { "x-frame-options": "DENY", "content-security-policy": "script-src 'nonce-1'" }],
  ["/refused", { "x-frame-options": "DENY", "retry-after": "5" }],
])("%s carries them, and its own in their place", async (path, expected) => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { headers } = await fetch(`http://127.0.0.1:${port}${path}`);
  expect(Object.fromEntries(headers)).toMatchObject(expected);
  await new Promise((resolve) => server.close(resolve));
});
