import "server-only";
import http from "node:http";
import https from "node:https";
import type { Stripe } from "stripe";
import type { Environment } from "@/lib/server/environment";
import { makeClient } from "./on-account";
import { TimedHttpClient } from "./timed-http-client";

/** An answer to a refund must come within this; after it the outcome is unknown, never failed. */
const timeoutMilliseconds = 20_000;

/** Below Stripe's own idle limit: a socket that the far side has dropped costs half a second. */
const idleMilliseconds = 25_000;

/** The client of an installation's own account. Every call carries its own key; the SDK never repeats one by itself. */
export function makeStripe({
  secretKey,
  apiBase,
}: Pick<Environment["stripe"], "secretKey" | "apiBase">): Stripe {
  const protocol = apiBase?.protocol === "http:" ? "http" : "https";
  const { Agent } = protocol === "http" ? http : https;
  return makeClient(secretKey, {
    ...(apiBase ? { host: apiBase.hostname, port: apiBase.port || undefined, protocol } : {}),
    httpClient: new TimedHttpClient(
      new Agent({ keepAlive: true, timeout: idleMilliseconds, maxSockets: 64 }),
    ),
    maxNetworkRetries: 0,
    timeout: timeoutMilliseconds,
    telemetry: false,
  });
}
