import { identityUrl } from "./addresses";
import type { Defects } from "./assertions";

const now = Math.floor(Date.now() / 1000);

/** What is wrong with an assertion, in words and in fact, and the reason that the log must give. */
export const defects: readonly [string, Defects, string][] = [
  ["alg none", { pen: "none", header: { alg: "none" } }, "assertion_algorithm"],
  ["alg None", { pen: "none", header: { alg: "None" } }, "assertion_algorithm"],
  ["alg NONE", { pen: "none", header: { alg: "NONE" } }, "assertion_algorithm"],
  [
    "the public key as a shared secret",
    { pen: "public_pem", header: { alg: "HS256" } },
    "assertion_algorithm",
  ],
  [
    "the modulus as a shared secret",
    { pen: "public_modulus", header: { alg: "HS256" } },
    "assertion_algorithm",
  ],
  [
    "another algorithm of the same key set",
    { pen: "ec", header: { alg: "ES256", kid: "5f0c3a52-7a2e-4f43-9d1b-2f3f5a6b7c8d" } },
    "assertion_algorithm",
  ],
  ["the audience of another application", { claims: { aud: "refund-console" } }, "assertion_claim"],
  ["no audience", { claims: { aud: undefined } }, "assertion_claim"],
  ["another issuer", { claims: { iss: "https://evil.example" } }, "assertion_claim"],
  ["the issuer with a slash", { claims: { iss: `${identityUrl}/` } }, "assertion_claim"],
  ["an end that is over", { claims: { exp: now - 40 } }, "assertion_expired"],
  ["no end", { claims: { exp: undefined } }, "assertion_claim"],
  ["a beginning in the future", { claims: { iat: now + 3600 } }, "assertion_claim"],
  ["a validity in the future", { claims: { nbf: now + 3600 } }, "assertion_claim"],
  ["a beginning two days ago", { claims: { iat: now - 172_800 } }, "assertion_expired"],
  ["nobody in it", { claims: { sub: undefined } }, "assertion_claim"],
  ["the key of a stranger", { pen: "stranger" }, "assertion_signature"],
  [
    "a stranger's key in its header",
    { pen: "stranger", header: { jwk: { kty: "RSA" } } },
    "assertion_malformed",
  ],
  [
    "a key elsewhere",
    { pen: "stranger", header: { jku: `${identityUrl}/elsewhere` } },
    "assertion_malformed",
  ],
  ["no name of its key", { header: { kid: undefined } }, "assertion_key_unknown"],
  ["an unknown key", { header: { kid: "acme-rsa-2" } }, "assertion_key_unknown"],
  ["the type of a logout token", { header: { typ: "logout+jwt" } }, "assertion_type"],
  ["a signature cut off", { pen: "none" }, "assertion_signature"],
];
