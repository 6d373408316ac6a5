import { type LogoutReception, receiveLogout } from "@/lib/server/identity/backchannel-logout";

const statuses: Readonly<Record<LogoutReception, number>> = {
  ended: 200,
  refused: 400,
  provider_unreachable: 503,
  absent: 404,
};

/** The identity provider ends a session. Its guard is the signed token. */
export async function POST(request: Request): Promise<Response> {
  const status = statuses[await receiveLogout(request)];
  const headers = { "cache-control": "no-store" };
  return status === 400
    ? Response.json({ error: "invalid_request" }, { status, headers })
    : new Response(null, { status, headers });
}
