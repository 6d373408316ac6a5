import "server-only";
import { decodeProtectedHeader, type JWTPayload, jwtVerify, type ProtectedHeaderParameters } from "jose";
import { JWTClaimValidationFailed } from "jose/errors";
import type { GatewayEnvironment } from "@/lib/server/environment-gateway";
import { albFault } from "./alb-fault";
import { codeOf, type GatewayKeys } from "./gateway-keys";

export type AssertionFault =
  | "assertion_missing"
  | "assertion_malformed"
  | "assertion_type"
  | "assertion_algorithm"
  | "assertion_key_unknown"
  | "assertion_signature"
  | "assertion_expired"
  | "assertion_claim"
  | "assertion_signer"
  | "assertion_without_person"
  | "keys_unreachable";

export type AssertionCheck =
  | { readonly ok: true; readonly claims: AssertionClaims }
  /** `detail` names the claim at fault, where it is one. */
  | { readonly ok: false; readonly reason: AssertionFault; readonly detail: string | null };

/** Claims of an assertion that passed every check. */
export type AssertionClaims = JWTPayload & { readonly iss: string; readonly sub: string };

const toleranceSeconds = 30;

/**
 * Whether the gateway says this, to us, now. Algorithm, issuer, audience and the address of the keys come from the
 * configuration alone; the token says no more than which of those keys signed it.
 */
export async function verifyAssertion(
  token: string,
  gateway: GatewayEnvironment,
  keys: GatewayKeys,
  now: Date,
): Promise<AssertionCheck> {
  try {
    const header = decodeProtectedHeader(token);
    const early = headerFault(header, gateway) ?? signerFault(header, gateway, now);
    if (early !== null) return refused(early);
    const { payload } = await jwtVerify(token, keys.keyFor, termsOf(gateway, now));
    return judge(payload, gateway);
  } catch (cause) {
    return refused(reasonOf(cause), cause instanceof JWTClaimValidationFailed ? cause.claim : null);
  }
}

/** A key that the token brings along is no key, and a token of another type says something else. */
function headerFault(
  header: ProtectedHeaderParameters,
  { algorithm }: GatewayEnvironment,
): AssertionFault | null {
  if (header.alg !== algorithm) return "assertion_algorithm";
  if (header.typ !== undefined && !/^jwt$/i.test(header.typ)) return "assertion_type";
  if ("jwk" in header || "jku" in header || "x5u" in header) return "assertion_malformed";
  return typeof header.kid === "string" && header.kid !== "" ? null : "assertion_key_unknown";
}

function signerFault(header: object, gateway: GatewayEnvironment, now: Date): AssertionFault | null {
  return gateway.preset === "alb" ? albFault(header, gateway, now, toleranceSeconds) : null;
}

/** An alb assertion names its signer in place of an audience, and does not say when it was issued. */
function termsOf({ preset, algorithm, issuer, audience, longestAgeSeconds }: GatewayEnvironment, now: Date) {
  const always = { algorithms: [algorithm], clockTolerance: toleranceSeconds, currentDate: now };
  if (preset === "alb") return { ...always, requiredClaims: ["sub"] };
  const requiredClaims = ["exp", "iat", "sub", "iss", "aud"];
  return { ...always, issuer, audience, requiredClaims, maxTokenAge: longestAgeSeconds };
}

function judge(payload: JWTPayload, { preset, issuer, audience }: GatewayEnvironment): AssertionCheck {
  const { sub, email, aud, azp, iss = issuer } = payload;
  if (iss !== issuer) return refused("assertion_claim", "iss");
  if (typeof sub !== "string" || sub === "") return refused("assertion_without_person");
  // A service token of Cloudflare Access is as well signed as a person's, and stands for no person.
  if (preset === "cloudflare" && (typeof email !== "string" || email === "")) {
    return refused("assertion_without_person");
  }
  // OpenID Connect Core 1.0, 3.1.3.7: made for several, it must have been issued to us.
  if (preset === "jwt" && Array.isArray(aud) && aud.length > 1 && azp !== audience) {
    return refused("assertion_claim", "azp");
  }
  return { ok: true, claims: { ...payload, iss, sub } };
}

function refused(reason: AssertionFault, detail: string | null = null): AssertionCheck {
  return { ok: false, reason, detail };
}

const reasons: Readonly<Record<string, AssertionFault>> = {
  ERR_KEYS_UNREACHABLE: "keys_unreachable",
  ERR_JWT_EXPIRED: "assertion_expired",
  ERR_JWT_CLAIM_VALIDATION_FAILED: "assertion_claim",
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: "assertion_signature",
  ERR_JOSE_ALG_NOT_ALLOWED: "assertion_algorithm",
  ERR_JWKS_NO_MATCHING_KEY: "assertion_key_unknown",
};

function reasonOf(cause: unknown): AssertionFault {
  return reasons[codeOf(cause)] ?? "assertion_malformed";
}
