/**
 * Where every request comes in before Next sees it. While the process ends, nothing new is accepted: forms, webhooks
 * and `/readyz` are told 503. Pages may still be read, because whoever has just been answered asks for theirs again.
 */
export class Door {
  #answer;
  #posts = 0;
  #isEnding = false;
  #becameQuiet = () => {};

  /** @param {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => Promise<void>} answer */
  constructor(answer) {
    this.#answer = answer;
  }

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  pass(request, response) {
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (this.#isEnding && (!isRead || /^\/readyz(\?|$)/.test(request.url))) {
      refuse(response);
      return;
    }
    const answered = this.#answer(request, response).catch((fault) => giveUp(response, fault));
    if (!isRead) void this.#count(answered, response);
  }

  /** From now on nothing new is accepted; comes back when what was accepted before has been answered. */
  close() {
    this.#isEnding = true;
    return new Promise((resolve) => {
      this.#becameQuiet = resolve;
      this.#tellQuiet();
    });
  }

  /** Both must be over: somebody may have gone away while the refund is made, or still be reading the answer. */
  async #count(answered, response) {
    this.#posts += 1;
    await Promise.all([answered, new Promise((resolve) => response.once("close", resolve))]);
    this.#posts -= 1;
    this.#tellQuiet();
  }

  #tellQuiet() {
    if (this.#isEnding && this.#posts === 0) this.#becameQuiet();
  }
}

function refuse(response) {
  const headers = {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": "5",
    connection: "close",
  };
  response.writeHead(503, headers);
  response.end("Refund Console is being restarted. Nothing was done; try again in a few seconds.\n");
}

/** Next answers its own faults; what it throws all the same must not end the process. */
function giveUp(response, fault) {
  console.error(fault);
  if (!response.headersSent) response.statusCode = 500;
  response.end();
}
