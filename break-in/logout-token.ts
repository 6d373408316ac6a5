import { randomUUID } from "node:crypto";
import { identityUrl } from "./addresses";
import { mint } from "./ask-stage";
import { confidential } from "./visitor";

const event = "http://schemas.openid.net/event/backchannel-logout";

/** What the provider would send when a session is over there; claims and header can be spoilt, and the pen changed. */
export async function logoutToken(claims: object, header: object = {}, pen = "rsa"): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const base = { iss: identityUrl, aud: "refund-console", iat: now, exp: now + 120, jti: randomUUID() };
  const token = await mint({
    pen,
    header: { alg: "RS256", kid: "acme-rsa-1", typ: "logout+jwt", ...header },
    claims: { ...base, events: { [event]: {} }, ...claims },
  });
  confidential.add(token);
  return token;
}
