import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { JWK } from "oidc-provider";

const generate = promisify(generateKeyPair);

/** The keys of one run of the provider: nothing secret lies in the repository. */
export interface SigningKeys {
  /** Signs what the provider issues. */
  rsa: KeyObject;
  /** Stands in the same key set, as providers in the middle of a change have it; gateways sign with it too. */
  ec: KeyObject;
  /** Stands nowhere. */
  stranger: KeyObject;
}

export const RSA_KEY_ID = "acme-rsa-1";
/** AWS load balancers have keys whose ids are UUIDs. */
export const EC_KEY_ID = "5f0c3a52-7a2e-4f43-9d1b-2f3f5a6b7c8d";

export async function signingKeys(): Promise<SigningKeys> {
  const [rsa, stranger, ec] = await Promise.all([
    generate("rsa", { modulusLength: 2048 }),
    generate("rsa", { modulusLength: 2048 }),
    generate("ec", { namedCurve: "P-256" }),
  ]);
  return { rsa: rsa.privateKey, ec: ec.privateKey, stranger: stranger.privateKey };
}

/** The private halves as the provider library takes them; it shows the public ones. */
export function keySet({ rsa, ec }: SigningKeys): JWK[] {
  return [
    { ...rsa.export({ format: "jwk" }), kid: RSA_KEY_ID, alg: "RS256", use: "sig" },
    { ...ec.export({ format: "jwk" }), kid: EC_KEY_ID, alg: "ES256", use: "sig" },
  ];
}
