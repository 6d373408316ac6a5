import { setImmediate as turn } from "node:timers/promises";

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("node:http").ServerResponse} Response */

/**
 * Lets the product begin what an action will ask of Stripe, while Next still reads the action's form. Told with the
 * address and the headers alone: `lib/server/workflows/early-look.ts` decides whether anything begins.
 * @param {(request: Request, response: Response) => Promise<void>} answer
 */
export function lookingEarly(answer) {
  return async (request, response) => {
    const { method, url, headers } = request;
    if (method === "POST" && headers["next-action"] !== undefined) {
      const begin = globalThis[Symbol.for("refund-console.look-early")];
      await begin?.({ url, header: (name) => oneOf(headers[name]) });
      // Next would otherwise go to work before what has begun is on the wire, and hold it up.
      await turn();
    }
    return answer(request, response);
  };
}

/** Node gives a list only for Set-Cookie, which no request carries. */
function oneOf(value) {
  return Array.isArray(value) ? value[0] : value;
}
