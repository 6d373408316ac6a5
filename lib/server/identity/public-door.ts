import "server-only";
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
  if (kind === "signed_message") {
    return refusalUnlessZero(
      "forged_message",
      bucketsOf("forged_message").wait(address, Date.now()),
      headers,
    );
  }
  const reason = kind === "preference" ? originFault(headers, environment().appUrl) : null;
  if (reason === null) return null;
  logRefusal({ reason, permission: null, session: null, headers });
  return new Response("This request did not come from Refund Console.", { status: 403 });
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
