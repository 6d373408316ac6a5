import "server-only";
import { type CryptoKey, importSPKI } from "jose";
import { JWKSNoMatchingKey } from "jose/errors";
import type { GatewayAlgorithm } from "@/lib/server/gateway-presets";
import { type GatewayKeys, KeysUnreachableError } from "./gateway-keys";

const timeoutMilliseconds = 5_000;
const mostKeys = 50;
/** Made-up key ids must not turn this server into a source of requests. */
const mostMisses = 10;
const missesForgottenMilliseconds = 30_000;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The keys of AWS load balancers: one PEM per key id, which therefore becomes part of an address. */
export function albKeys(address: URL, algorithm: GatewayAlgorithm): GatewayKeys {
  const known = new Map<string, CryptoKey>();
  let misses: readonly number[] = [];
  return {
    async keyFor({ kid = "" }): Promise<CryptoKey> {
      if (!uuid.test(kid)) throw new JWKSNoMatchingKey();
      const key = known.get(kid);
      if (key !== undefined) return key;
      misses = misses.filter((at) => Date.now() - at < missesForgottenMilliseconds);
      if (misses.length >= mostMisses) throw new KeysUnreachableError("too many unknown keys");
      misses = [...misses, Date.now()];
      const fetched = await fetchKey(new URL(kid, address), algorithm);
      if (known.size >= mostKeys) known.clear();
      known.set(kid, fetched);
      return fetched;
    },
    ids: async () => null,
  };
}

async function fetchKey(address: URL, algorithm: GatewayAlgorithm): Promise<CryptoKey> {
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  const response = await fetch(address, { signal, redirect: "error" }).catch((cause: unknown) => {
    throw new KeysUnreachableError(cause);
  });
  if (response.status === 403 || response.status === 404) throw new JWKSNoMatchingKey();
  if (!response.ok) throw new KeysUnreachableError(`status ${response.status}`);
  return importSPKI(await response.text(), algorithm);
}
