import { type LookupAddress, type LookupAllOptions, type LookupOptions, lookup } from "node:dns";
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
    const asked = request(url, { method, headers, lookup: lookupNearby }, (response) => {
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

type Found = (fault: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Browsers take names below localhost for this machine, whatever its resolver knows (RFC 6761, 6.3). */
function lookupNearby(host: string, options: LookupOptions, found: Found): void {
  if (!host.endsWith(".localhost")) return lookup(host, options as LookupAllOptions, found);
  const address = "127.0.0.1";
  if (options.all) found(null, [{ address, family: 4 }]);
  else found(null, address, 4);
}
