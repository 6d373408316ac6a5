import "server-only";

const patterns: readonly RegExp[] = [
  /\b(?:sk|rk)_(?:test|live)_\w+/g,
  /\bwhsec_[\w+/=]+/g,
  // A compact JWT or JWE: both begin with the base64url form of `{"`.
  /\beyJ[\w-]+(?:\.[\w-]*){2,4}/g,
  /(?<=:\/\/[^\s:/@"]+:)[^\s@"/]+(?=@)/g,
];

/** Replaces what looks like a Stripe key, a webhook secret, a signed token or a password in an address. */
export function maskSecrets(text: string): string {
  return patterns.reduce((masked, pattern) => masked.replace(pattern, "[masked]"), text);
}
