import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

export type RawAnswer = {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

type RawRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer | null;
};

const patienceMilliseconds = 20_000;

/** Sends a request as it is, with whatever stands in its headers. @throws Error when no whole answer comes. */
export class RawSender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 });

  constructor(private readonly origin: string) {}

  async send({ method, path, headers, body }: RawRequest): Promise<RawAnswer> {
    const { hostname, port } = new URL(this.origin);
    const signal = AbortSignal.timeout(patienceMilliseconds);
    const length = body === null ? {} : { "content-length": body.length };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = {
        hostname,
        port,
        path,
        method,
        signal,
        agent: this.#agent,
        headers: { ...length, ...headers },
      };
      const asking = request(options, resolve);
      asking.once("error", reject);
      asking.end(body ?? undefined);
    });
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
  }

  close(): void {
    this.#agent.destroy();
  }
}
