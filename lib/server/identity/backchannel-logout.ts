import "server-only";
import type { Configuration } from "openid-client";
import type { WorkerActor } from "@/lib/core/operator";
import { inTransaction } from "@/lib/server/database/database";
import { type Revocation, takeLogoutToken } from "@/lib/server/database/session-revocations";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { readBody } from "@/lib/server/read-body";
import { countRefusal } from "@/lib/server/refusal-counts";
import { revoke } from "./end-session";
import { inAllBooks } from "./in-all-books";
import { oidcIdentity } from "./oidc-identity";
import { provider } from "./provider";
import { providerKeys } from "./provider-keys";
import { requestFacts } from "./request-facts";
import type { IdentityEnvironment } from "./sealed-content";
import { type LogoutToken, verifyLogoutToken } from "./verify-logout-token";

const bodyBytesMax = 32 * 1024;
const providerActor: WorkerActor = { kind: "worker", name: "Identity provider" };

export type LogoutReception = "ended" | "refused" | "provider_unreachable" | "absent";

/**
 * What the provider tells behind everybody's back: a session is over there, so it is here (OpenID Connect
 * Back-Channel Logout 1.0). Its proof is the signed token alone; it comes from no browser and carries no cookie.
 */
export async function receiveLogout(request: Request): Promise<LogoutReception> {
  const identity = oidcIdentity();
  if (identity === null) return "absent";
  const token = await postedToken(request);
  if (token === null) return refuse(request, "logout_token_missing");
  const said = await provider(identity)
    .then((configuration) => verifyLogoutToken(token, termsOf(configuration, identity), new Date()))
    .catch(() => "unreachable" as const);
  if (said === "unreachable") return "provider_unreachable";
  if (said === null) return refuse(request, "logout_token_invalid");
  const taken = await inAllBooks((hands) => endWhatItSays(hands, said));
  return taken.includes(true) ? "ended" : refuse(request, "logout_token_replayed");
}

async function postedToken(request: Request): Promise<string | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return null;
  const body = await readBody(request, bodyBytesMax);
  const [token, ...more] = new URLSearchParams(body ?? "").getAll("logout_token");
  return token === undefined || more.length > 0 ? null : token;
}

function termsOf(configuration: Configuration, { auth }: IdentityEnvironment) {
  const { issuer, id_token_signing_alg_values_supported: algorithms = ["RS256"] } =
    configuration.serverMetadata();
  return { issuer, clientId: auth.clientId, algorithms, keyFor: providerKeys(configuration).keyFor };
}

/**
 * False when the token came before: number and end are written together, so a lost answer may be sent again. Every
 * account's books take the number, so that a token which one origin has seen is old at all of them.
 */
function endWhatItSays({ database, clock }: Hands, said: LogoutToken): Promise<boolean> {
  const at = clock.now();
  return inTransaction(database, async (transaction) => {
    if (!(await takeLogoutToken(transaction, said.issuer, said.tokenId, at))) return false;
    await revoke(transaction, providerActor, at, revocationOf(said), "provider");
    return true;
  });
}

/** Of a session and its person together, the session is meant: other sessions of the person live on. */
function revocationOf({ issuer, sessionId, subject }: LogoutToken): Revocation {
  if (sessionId !== null) return { issuer, kind: "provider_session", value: sessionId };
  return { issuer, kind: "subject", value: subject ?? "" };
}

function refuse(request: Request, reason: string): "refused" {
  log().warn({ event: "identity.refused", reason, ...requestFacts(request.headers) }, "Refused");
  countRefusal(reason);
  return "refused";
}
