import "server-only";
import { type CryptoKey, createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet } from "jose";
import { codeOf, type GatewayKeys, KeysUnreachableError } from "./gateway-keys";

const timeoutMilliseconds = 5_000;
const freshMilliseconds = 10 * 60_000;
/** Between two fetches for an unknown key, and after a fetch that failed. */
const coolDownMilliseconds = 30_000;
/** A key that was withdrawn meanwhile must not be believed for ever. */
const longestOutageMilliseconds = 24 * 60 * 60_000;

type Kept = { readonly set: JSONWebKeySet; readonly readAt: number };

/**
 * The keys at an address, read again every ten minutes or for a key that is new. While the address does not
 * answer, the keys that were read last go on serving for a day; before the first reading nobody comes in.
 */
export function remoteKeys(address: URL, clock: () => number = Date.now): GatewayKeys {
  let kept: Kept | null = null;
  let askAgainAt = 0;
  const remote = createRemoteJWKSet(address, {
    timeoutDuration: timeoutMilliseconds,
    cooldownDuration: coolDownMilliseconds,
    cacheMaxAge: freshMilliseconds,
  });
  const keep = () => {
    const set = remote.jwks();
    // jose keeps the time of its last reading to itself; fresh keys were read within the last ten minutes.
    if (set !== undefined && remote.fresh) kept = { set, readAt: clock() };
  };
  return {
    async keyFor(header, token): Promise<CryptoKey> {
      try {
        if (clock() < askAgainAt && !remote.fresh) throw new Error("asked a moment ago");
        const key = await remote(header, token);
        keep();
        return key;
      } catch (cause) {
        if (isAnswer(cause)) throw cause;
        if (clock() >= askAgainAt) askAgainAt = clock() + coolDownMilliseconds;
        if (kept === null || clock() - kept.readAt > longestOutageMilliseconds) {
          throw new KeysUnreachableError(cause);
        }
        return createLocalJWKSet(kept.set)(header, token);
      }
    },
    async ids() {
      await remote.reload();
      keep();
      return (remote.jwks()?.keys ?? []).map(({ kid }) => kid ?? "(none)");
    },
  };
}

/** The key server answered, and this key is not among its keys. */
function isAnswer(cause: unknown): boolean {
  return ["ERR_JWKS_NO_MATCHING_KEY", "ERR_JWKS_MULTIPLE_MATCHING_KEYS"].includes(codeOf(cause));
}
