import { request } from "node:http";
import { text } from "node:stream/consumers";

export type Answer = { status: number; location: string | null; headers: Headers; text: string };

/** One request below fetch, which writes Host, Connection and Sec-Fetch-Mode itself and follows rules of its own. */
export function exchange(
  url: URL,
  method: "GET" | "POST",
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, (response) => {
      const { statusCode: status = 0, headersDistinct } = response;
      const pairs = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      );
      const location = response.headers.location ?? null;
      text(response).then(
        (read) => resolve({ status, location, headers: new Headers(pairs), text: read }),
        reject,
      );
    });
    asked.once("error", reject);
    asked.end(body);
  });
}
