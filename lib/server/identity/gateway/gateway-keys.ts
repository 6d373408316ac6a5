import "server-only";
import type { CryptoKey, JWTVerifyGetKey } from "jose";

/** Finds the key that an assertion names. Throws KeysUnreachableError, or what jose throws for an unknown key. */
export type GatewayKeys = {
  readonly keyFor: (...asked: Parameters<JWTVerifyGetKey>) => Promise<CryptoKey>;
  /** The ids of the keys as they stand now, for the start log; null where keys are fetched one by one. */
  readonly ids: () => Promise<readonly string[] | null>;
};

/** Nobody's fault who asks: without the gateway's keys no assertion can be checked, so none is believed. */
export class KeysUnreachableError extends Error {
  /** Told by this and not by the class, of which a process holds several copies. */
  readonly code = "ERR_KEYS_UNREACHABLE";

  constructor(cause: unknown) {
    super("The gateway's keys cannot be read.", { cause });
    this.name = "KeysUnreachableError";
  }
}

/** The `code` of jose's errors and of ours; empty for anything else. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
}
