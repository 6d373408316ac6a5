import "server-only";
import { decodeProtectedHeader, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";

/** Whose sessions a provider says are over: one session of its own, or everything of a person. */
export type LogoutToken = {
  readonly issuer: string;
  readonly tokenId: string;
  readonly sessionId: string | null;
  readonly subject: string | null;
};

export type LogoutTerms = {
  readonly issuer: string;
  readonly clientId: string;
  /** What the provider says that it signs id_tokens with: logout tokens are signed alike. */
  readonly algorithms: readonly string[];
  readonly keyFor: JWTVerifyGetKey;
};

const event = "http://schemas.openid.net/event/backchannel-logout";
const toleranceSeconds = 30;
const longestAgeSeconds = 5 * 60;
const asymmetric = /^(RS|PS|ES)(256|384|512)$|^EdDSA$/;

const claimsSchema = z
  .object({
    jti: z.string().min(1).max(200),
    sid: z.string().min(1).optional(),
    sub: z.string().min(1).optional(),
    nonce: z.undefined().optional(),
    events: z.object({ [event]: z.object({}) }),
  })
  .refine(({ sid, sub }) => sid !== undefined || sub !== undefined);

/**
 * Reads a logout token as OpenID Connect Back-Channel Logout 1.0, 2.6 asks for, and insists on its own `typ`, so
 * that no id_token passes for one. Null for any other text.
 */
export async function verifyLogoutToken(
  token: string,
  { issuer, clientId, algorithms, keyFor }: LogoutTerms,
  now: Date,
): Promise<LogoutToken | null> {
  try {
    const { typ, kid } = decodeProtectedHeader(token);
    if (typ === undefined || !/^(application\/)?logout\+jwt$/i.test(typ) || !kid) return null;
    const { payload } = await jwtVerify(token, keyFor, {
      algorithms: algorithms.filter((algorithm) => asymmetric.test(algorithm)),
      issuer,
      audience: clientId,
      requiredClaims: ["iat", "jti"],
      maxTokenAge: longestAgeSeconds,
      clockTolerance: toleranceSeconds,
      currentDate: now,
    });
    const { jti, sid = null, sub = null } = claimsSchema.parse(payload);
    return { issuer, tokenId: jti, sessionId: sid, subject: sub };
  } catch (cause) {
    if (isFaultOfToken(cause)) return null;
    throw cause;
  }
}

function isFaultOfToken(cause: unknown): boolean {
  if (cause instanceof z.ZodError || cause instanceof TypeError) return true;
  return cause instanceof Error && "code" in cause && /^ERR_(JW|JOSE)/.test(String(cause.code));
}
