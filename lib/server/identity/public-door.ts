import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { environment } from "@/lib/server/environment";
import { logRefusal } from "./log-refusal";
import { originFault } from "./origin-fault";
import { bucketsOf, clientAddress } from "./rate-limits";
import { tooMany } from "./too-many";

/** What a handler without a guard is for. */
export type PublicDoor =
  /** Says by its status alone that something is alive; changes and shows nothing. */
  | "probe"
  /** Signs somebody in or out, so nobody can be known yet: counted by address. */
  | "sign_in"
  /** A machine speaks, and its signature is the guard: an address with too many bad ones is turned away. */
  | "signed_message"
  /** A machine reads figures, and the token that it shows is the guard; an address with too many wrong ones waits. */
  | "bearer"
  /** Keeps a choice in this one browser, for our own pages only. */
  | "preference";

type Handler<Asked extends Request> = (request: Asked) => Response | Promise<Response>;

/**
 * Declares a handler that asks no guard, and does what stands in the guard's place. A test finds every handler
 * that begins neither with a guard nor with this.
 */
export function publicDoor<Asked extends Request>(
  kind: PublicDoor,
  handler: Handler<Asked>,
): (request: Asked) => Promise<Response> {
  return async (request) => refusalOf(kind, request) ?? counted(kind, request, await handler(request));
}

function refusalOf(kind: PublicDoor, { headers }: Request): Response | null {
  const address = clientAddress(headers);
  if (kind === "sign_in") return refusalUnlessZero(kind, bucketsOf(kind).take(address, Date.now()), headers);
  if (kind === "signed_message" || kind === "bearer") {
    const seconds = bucketsOf("forged_message").wait(address, Date.now());
    const refusal = refusalUnlessZero("forged_message", seconds, headers);
    return refusal ?? (kind === "bearer" ? bearerRefusal(headers) : null);
  }
  const reason = kind === "preference" ? originFault(headers, environment().appUrl) : null;
  if (reason === null) return null;
  logRefusal({ reason, permission: null, session: null, headers });
  return new Response("This request did not come from Refund Console.", { status: 403 });
}

const keptByNobody = { "cache-control": "no-store" };

/** 404 where nobody set a token up, so that the address tells nothing of itself. Source: RFC 6750, 2.1 and 3. */
function bearerRefusal(headers: Headers): Response | null {
  const token = environment().metricsToken;
  if (token === null) return new Response("Not found\n", { status: 404, headers: keptByNobody });
  if (isSameText(headers.get("authorization") ?? "", `Bearer ${token}`)) return null;
  bucketsOf("forged_message").take(clientAddress(headers), Date.now());
  logRefusal({ reason: "token_wrong", permission: null, session: null, headers });
  return new Response("A bearer token is needed.\n", {
    status: 401,
    headers: { ...keptByNobody, "www-authenticate": "Bearer" },
  });
}

/** In a time that does not tell how much of it is right. */
function isSameText(given: string, wanted: string): boolean {
  const [left, right] = [given, wanted].map((text) => createHash("sha256").update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

function refusalUnlessZero(limit: "sign_in" | "forged_message", seconds: number, headers: Headers) {
  return seconds === 0 ? null : tooMany(limit, seconds, headers);
}

/** 400 is what a message with a bad signature is answered with. */
function counted(kind: PublicDoor, { headers }: Request, response: Response): Response {
  if (kind === "signed_message" && response.status === 400) {
    bucketsOf("forged_message").take(clientAddress(headers), Date.now());
  }
  return response;
}
