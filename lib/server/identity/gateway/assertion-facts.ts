import "server-only";
import { createHash } from "node:crypto";
import { decodeJwt, decodeProtectedHeader } from "jose";

const longest = 120;

/** What the log keeps of an assertion that was not believed: as it says of itself, and never the token. */
export type AssertionFacts = {
  readonly alg: string | null;
  readonly kid: string | null;
  readonly iss: string | null;
  readonly aud: string | null;
  /** Tells two tokens apart, and leads back to neither. */
  readonly hash: string;
};

export function assertionFacts(token: string): AssertionFacts {
  const { alg, kid } = partOf(() => decodeProtectedHeader(token));
  const { iss, aud } = partOf(() => decodeJwt(token));
  const hash = createHash("sha256").update(token).digest("hex").slice(0, 12);
  return { alg: textOf(alg), kid: textOf(kid), iss: textOf(iss), aud: textOf(aud), hash };
}

function partOf(read: () => object): Readonly<Record<string, unknown>> {
  try {
    return { ...read() };
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, longest);
}
