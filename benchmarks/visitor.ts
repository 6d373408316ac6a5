import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

export type Answer = { readonly url: URL; readonly status: number; readonly body: string };

type Sending = {
  readonly method: "GET" | "POST";
  readonly headers: OutgoingHttpHeaders;
  readonly body: Uint8Array | null;
};

const visiting: Sending = { method: "GET", headers: { "sec-fetch-dest": "document" }, body: null };

/**
 * A browser without a screen: keeps its cookies and its connections. Cookies go to every address alike; on this
 * machine's loopback browsers do not tell the ports apart either.
 */
export class Visitor {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #cookies = new Map<string, string>();

  /** Visits an address and follows redirects, as the address bar does. */
  async open(url: URL): Promise<Answer> {
    return this.#follow(url, visiting);
  }

  /** Posts the fields of a plain form and follows redirects. */
  async submit(url: URL, fields: Record<string, string>): Promise<Answer> {
    const body = Buffer.from(new URLSearchParams(fields).toString());
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: url.origin };
    return this.#follow(url, { method: "POST", headers, body });
  }

  /** Sends one request as it is and comes back with the complete answer, redirect or not. */
  async send(url: URL, sending: Sending): Promise<Answer> {
    const { status, body } = await this.#exchange(url, sending);
    return { url, status, body };
  }

  cookies(): readonly { readonly name: string; readonly value: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value }));
  }

  close(): void {
    this.#agent.destroy();
  }

  async #follow(from: URL, sending: Sending): Promise<Answer> {
    let url = from;
    let answer = await this.#exchange(url, sending);
    while (answer.location !== null) {
      url = new URL(answer.location, url);
      answer = await this.#exchange(url, visiting);
    }
    return { url, status: answer.status, body: answer.body };
  }

  async #exchange(url: URL, sending: Sending) {
    const response = await this.#answerOf(url, sending);
    const body = await text(response);
    for (const line of response.headers["set-cookie"] ?? []) this.#keep(line);
    return { status: response.statusCode ?? 0, location: response.headers.location ?? null, body };
  }

  #answerOf(url: URL, { method, headers, body }: Sending): Promise<IncomingMessage> {
    const cookie = this.cookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join("; ");
    const ours = { "accept-language": "en-US", ...(cookie === "" ? {} : { cookie }) };
    return new Promise((resolve, reject) => {
      const asking = request(url, { agent: this.#agent, method, headers: { ...ours, ...headers } }, resolve);
      asking.once("error", reject);
      asking.end(body);
    });
  }

  #keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
