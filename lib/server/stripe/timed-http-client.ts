import "server-only";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { Stripe } from "stripe";

/** More than any answer of Stripe's to a question of ours: a page of a hundred charges has about one million. */
const answerBytesMax = 16_000_000;

const { HttpClient, HttpClientResponse } = Stripe;

type Base = InstanceType<typeof HttpClient>;

/**
 * How the SDK reaches Stripe. Its own client counts silence, not time, so an answer that trickles in never ends;
 * and a body that is a bare number or text breaks the SDK outside of every promise, so that the call never ends
 * either. Here each request ends after its time, and only a JSON object counts as a body.
 */
export class TimedHttpClient extends HttpClient {
  constructor(private readonly agent: http.Agent) {
    super();
  }

  override getClientName(): string {
    return "node";
  }

  override makeRequest(
    host: string,
    port: string,
    path: string,
    method: string,
    headers: Parameters<Base["makeRequest"]>[4],
    requestBody: string,
    protocol: string,
    timeoutMilliseconds: number,
  ): ReturnType<Base["makeRequest"]> {
    const ending = AbortSignal.timeout(timeoutMilliseconds);
    const { request } = protocol === "http" ? http : https;
    return new Promise((resolve, reject) => {
      const asking = request({ host, port, path, method, headers, agent: this.agent, signal: ending });
      asking.on("response", (answer) => resolve(new TimedResponse(answer, ending)));
      asking.on("error", (error) => reject(ending.aborted ? HttpClient.makeTimeoutError() : error));
      asking.end(requestBody);
    });
  }
}

class TimedResponse extends HttpClientResponse {
  constructor(
    private readonly answer: IncomingMessage,
    private readonly ending: AbortSignal,
  ) {
    super(answer.statusCode ?? 0, headersOf(answer));
  }

  override getRawResponse(): IncomingMessage {
    return this.answer;
  }

  override async toJSON(): Promise<object> {
    const parsed: unknown = JSON.parse(await this.#text());
    if (typeof parsed === "object" && parsed !== null) return parsed;
    throw new SyntaxError("the answer is JSON, but no object");
  }

  async #text(): Promise<string> {
    try {
      return await wholeText(this.answer);
    } catch (error) {
      throw HttpClient.makeResponseBodyError(this.ending.aborted ? HttpClient.makeTimeoutError() : error);
    }
  }
}

/** @throws Error when the body is cut off or too long */
async function wholeText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    if (bytes > answerBytesMax) throw new Error("the answer is too long");
    chunks.push(piece);
  }
  if (!answer.complete) throw new Error("the answer was cut off");
  return Buffer.concat(chunks).toString("utf8");
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const single = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]);
  return Object.fromEntries(single);
}
