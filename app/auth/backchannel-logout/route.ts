import { type LogoutReception, receiveLogout } from "@/lib/server/identity/backchannel-logout";
import { publicDoor } from "@/lib/server/identity/public-door";

const statuses: Readonly<Record<LogoutReception, number>> = {
  ended: 200,
  refused: 400,
  provider_unreachable: 503,
  absent: 404,
};

/** The identity provider ends a session. Its guard is the signed token. */
export const POST = publicDoor("signed_message", async (request: Request) => {
  const status = statuses[await receiveLogout(request)];
  const headers = { "cache-control": "no-store" };
  return status === 400
    ? Response.json({ error: "invalid_request" }, { status, headers })
    : new Response(null, { status, headers });
});
