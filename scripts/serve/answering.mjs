import { AsyncLocalStorage } from "node:async_hooks";

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("node:http").ServerResponse} Response */

/** The document that is being answered, where `lib/server/document-status.ts` finds it. */
const documents = new AsyncLocalStorage();
globalThis[Symbol.for("refund-console.document")] = documents;

/**
 * Lets a page say with which status it is answered, for which Next has no way but an empty document.
 * @param {(request: Request, response: Response) => Promise<void>} answer
 */
export function answering(answer) {
  return (request, response) =>
    isDocument(request)
      ? documents.run(response, () => answer(request, response))
      : answer(request, response);
}

/** Scripts of a page that ask for another, or that call an action, want 200 and what stands in the answer. */
function isDocument({ headers }) {
  return headers.rsc === undefined && headers["next-action"] === undefined;
}
