/**
 * Has an answer carry the headers that all of them do, also files, webhooks and what Next refuses by itself, unless
 * it brings its own. They are looked up when the answer begins: the product offers them when it starts
 * (`lib/server/security-headers.ts`), and Next starts it with the first request.
 * @param {import("node:http").ServerResponse} response
 */
export function standHeaders(response) {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (...head) => {
    const headers = globalThis[Symbol.for("refund-console.headers")] ?? {};
    for (const [name, value] of Object.entries(headers)) {
      if (!response.hasHeader(name)) response.setHeader(name, value);
    }
    return writeHead(...head);
  };
}
