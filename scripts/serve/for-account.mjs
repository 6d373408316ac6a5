import { AsyncLocalStorage } from "node:async_hooks";

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("node:http").ServerResponse} Response */

/** What the request that is being answered asks for, where `lib/server/account-scope.ts` finds it. */
const scopes = new AsyncLocalStorage();
globalThis[Symbol.for("refund-console.account-scope")] = scopes;

/**
 * Answers a request for the account whose host it names, and for no other. Everything that Next runs for it runs
 * inside: pages, actions, handlers and proxy.ts. A host that is no account's is told so, and Next never sees it.
 * @param {(request: Request, response: Response) => Promise<void>} answer
 */
export function forAccount(answer) {
  return async (request, response) => {
    const { host, "x-forwarded-host": forwardedHost } = request.headers;
    const asked = { host, forwardedHost, url: request.url };
    const isKnown = globalThis[Symbol.for("refund-console.is-accounts-address")];
    if (isKnown && !isKnown(asked)) return misdirected(response);
    return scopes.run(asked, () => answer(request, response));
  };
}

/** Source: RFC 9110, 15.5.20. */
function misdirected(response) {
  response.writeHead(421, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end("Refund Console has no account under this address. Nothing was done.\n");
}
