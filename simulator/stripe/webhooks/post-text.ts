import { type LookupAddress, type LookupAllOptions, type LookupOptions, lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

/** Posts a text, follows nothing, and comes back with the status. @throws when no whole answer comes in time */
export function postText(
  address: URL,
  headers: Readonly<Record<string, string>>,
  text: string,
  timeoutMilliseconds: number,
): Promise<number> {
  const request = address.protocol === "https:" ? requestHttps : requestHttp;
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  const length = { "content-length": String(Buffer.byteLength(text)) };
  return new Promise((resolve, reject) => {
    const options = { method: "POST", headers: { ...headers, ...length }, signal, lookup: lookupNearby };
    const posted = request(address, options, (response) => {
      response.once("error", reject);
      response.once("end", () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    posted.once("error", reject);
    posted.end(text);
  });
}

type Found = (fault: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Names below localhost are this machine, whatever its resolver knows. Source: RFC 6761, 6.3. */
function lookupNearby(host: string, options: LookupOptions, found: Found): void {
  if (!host.endsWith(".localhost")) return lookup(host, options as LookupAllOptions, found);
  const address = "127.0.0.1";
  if (options.all) found(null, [{ address, family: 4 }]);
  else found(null, address, 4);
}
