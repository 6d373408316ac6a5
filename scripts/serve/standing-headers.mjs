/**
 * Writes the headers that every answer carries, also files, webhooks and what Next refuses by itself. The product
 * offers them when it starts (`lib/server/security-headers.ts`).
 * @param {import("node:http").ServerResponse} response
 */
export function writeStandingHeaders(response) {
  const headers = globalThis[Symbol.for("refund-console.headers")];
  if (headers === undefined) throw new Error("The product has not started.");
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
