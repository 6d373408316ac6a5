import "server-only";
import { hkdfSync, webcrypto } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";
import { JOSEError } from "jose/errors";
import type { z } from "zod";
import type { OidcEnvironment } from "@/lib/server/environment-oidc";

/** What our own sign-in needs to know of the environment. */
export type IdentityEnvironment = { readonly appUrl: URL; readonly auth: OidcEnvironment };

/** What a cookie is for. Each purpose has its own key, so that none can stand in for another. */
export type Purpose = "session" | "sign-in" | "sign-out";

/** Encrypts content into a compact JWE (RFC 7516) that opens only here, for this purpose, until `expiresAt`. */
export async function sealContent(
  purpose: Purpose,
  content: object,
  expiresAt: Date,
  now: Date,
  environment: IdentityEnvironment,
): Promise<string> {
  return new EncryptJWT({ content })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ: typeOf(purpose) })
    .setIssuer(environment.appUrl.origin)
    .setAudience(audienceOf(environment))
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .encrypt(await keyOf(environment.auth.sessionSecrets[0], purpose));
}

/** The content of a seal, or null for anything that is not a whole, unexpired seal of this purpose. */
export async function openContent<T>(
  purpose: Purpose,
  sealed: string,
  schema: z.ZodType<T>,
  now: Date,
  environment: IdentityEnvironment,
): Promise<T | null> {
  for (const secret of environment.auth.sessionSecrets) {
    const opened = await tryKey(purpose, sealed, secret, now, environment);
    if (opened === null) continue;
    const parsed = schema.safeParse(opened.content);
    return parsed.success ? parsed.data : null;
  }
  return null;
}

async function tryKey(
  purpose: Purpose,
  sealed: string,
  secret: string,
  now: Date,
  environment: IdentityEnvironment,
): Promise<{ content: unknown } | null> {
  try {
    const { payload } = await jwtDecrypt(sealed, await keyOf(secret, purpose), {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
      typ: typeOf(purpose),
      issuer: environment.appUrl.origin,
      audience: audienceOf(environment),
      requiredClaims: ["exp"],
      currentDate: now,
    });
    return { content: payload["content"] };
  } catch (error) {
    if (error instanceof JOSEError) return null;
    throw error;
  }
}

// Naming provider and client here signs everybody out when the console moves to another provider.
function audienceOf({ auth }: IdentityEnvironment): string {
  return `${auth.clientId} at ${auth.issuer.href}`;
}

function typeOf(purpose: Purpose): string {
  return `refunds-${purpose}+jwt`;
}

const keys = new Map<string, Promise<webcrypto.CryptoKey>>();

/** Made once: as raw bytes it would be imported anew for every seal that is opened. */
function keyOf(secret: string, purpose: Purpose): Promise<webcrypto.CryptoKey> {
  const name = `${purpose} ${secret}`;
  const known = keys.get(name) ?? makeKey(secret, purpose);
  keys.set(name, known);
  return known;
}

function makeKey(secret: string, purpose: Purpose): Promise<webcrypto.CryptoKey> {
  const bytes = new Uint8Array(hkdfSync("sha256", secret, "", `refund-console cookie ${purpose}`, 32));
  return webcrypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}
