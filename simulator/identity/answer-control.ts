import { createPublicKey } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { mintToken, type TokenOrder } from "./mint-token";
import type { PeopleBook, PersonChange } from "./people-book";
import { EC_KEY_ID, type SigningKeys } from "./signing-key";

const CONTROL_PATH = "/_simulator/";

export interface Control {
  people: PeopleBook;
  keys: SigningKeys;
  /** While it is true, no key can be read, as when a provider's key server is down. */
  hidesKeys: boolean;
}

export function isControlRequest(request: IncomingMessage): boolean {
  return request.url?.startsWith(CONTROL_PATH) ?? false;
}

/** Steers the provider for tests; `simulator/README.md` lists what it takes. */
export async function answerControl(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [kind = "", name = ""] = (request.url ?? "").slice(CONTROL_PATH.length).split("/");
  const call = `${request.method} ${kind}`;
  if (call === "GET people") return send(response, 200, control.people.all());
  if (call === "GET keys") return sendKey(control, name, response);
  const body: unknown = JSON.parse((await text(request)) || "{}");
  if (call === "POST people") {
    const changed = control.people.change(name, body as PersonChange);
    return send(response, changed ? 200 : 404, changed ?? {});
  }
  if (call === "POST tokens") return send(response, 200, { token: mintToken(ordered(body), control.keys) });
  if (call === "POST key-server") {
    control.hidesKeys = (body as { isDown?: boolean }).isDown === true;
    return send(response, 200, { isDown: control.hidesKeys });
  }
  send(response, 404, {});
}

function ordered(body: unknown): TokenOrder {
  return { pen: "rsa", header: {}, claims: {}, isPadded: false, ...(body as Partial<TokenOrder>) };
}

/** One key as PEM, at an address that ends with its id, as AWS shows the keys of its load balancers. */
function sendKey({ keys, hidesKeys }: Control, name: string, response: ServerResponse): void {
  if (hidesKeys) return send(response, 503, {});
  if (name !== EC_KEY_ID) return send(response, 403, {});
  response.end(createPublicKey(keys.ec).export({ format: "pem", type: "spki" }));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
