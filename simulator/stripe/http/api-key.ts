import type { IncomingHttpHeaders } from "node:http";
import { accountOfKey, type OwnAccount } from "../engine/own-accounts";
import { ApiRefusal } from "./api-refusal";
import type { Resource } from "./route";

export interface ApiKey {
  secret: string;
  restricted: boolean;
  /** Whose key it is. */
  account: OwnAccount;
}

/** What was said about a key through the control calls; keys nobody spoke of may do everything. */
export interface KeyRule {
  /** Slugs like `rak_charge_write`; writing includes reading. */
  permissions?: string[];
  expired?: boolean;
}

const KEY_SHAPE = /^(?:sk|rk)_(?:test|live)_\w+$/;

/** Reads the key from a Bearer or Basic `Authorization`; 401 without one or with one that is no key. */
export function readApiKey(headers: IncomingHttpHeaders): ApiKey {
  const secret = secretIn(headers.authorization ?? "");
  if (secret === "") {
    throw unauthorized(
      "You did not provide an API key. Provide it in the Authorization header, for example 'Bearer YOUR_SECRET_KEY'.",
    );
  }
  const account = KEY_SHAPE.test(secret) ? accountOfKey(secret) : undefined;
  if (!account) throw unauthorized(`Invalid API Key provided: ${masked(secret)}`);
  return { secret, restricted: secret.startsWith("rk"), account };
}

/** What stands there as a key, or nothing. */
export function secretIn(authorization: string): string {
  const [scheme = "", credentials = ""] = authorization.split(" ");
  if (scheme.toLowerCase() === "bearer") return credentials;
  if (scheme.toLowerCase() !== "basic") return "";
  return Buffer.from(credentials, "base64").toString("utf8").split(":")[0] ?? "";
}

function unauthorized(message: string, code?: string): ApiRefusal {
  return new ApiRefusal(
    401,
    { type: "invalid_request_error", message, ...(code ? { code } : {}) },
    { "www-authenticate": 'Bearer realm="Stripe"' },
  );
}

/** Shows a short key's last four characters only, and nothing of one that hardly has more. */
export function masked(secret: string): string {
  const start = secret.length > 16 ? secret.slice(0, 8) : "";
  return `${start}****${keyEnding(secret) ?? ""}`;
}

/** The last four characters of a key that has many more. */
export function keyEnding(secret: string): string | null {
  return secret.length > 8 ? secret.slice(-4) : null;
}

/** What a request asks of its key. */
export interface KeyNeed {
  resource: Resource;
  method: string;
  accountId: string;
}

/** 401 for an expired key, 403 naming the permission that a restricted key lacks. */
export function checkKeyRule(key: ApiKey, rule: KeyRule | undefined, need: KeyNeed): void {
  if (rule?.expired) throw keyExpired(key);
  if (!rule?.permissions || !key.restricted) return;
  if (permissionsFor(need).some((permission) => rule.permissions?.includes(permission))) return;
  throw permissionMissing(key, need);
}

export function keyExpired(key: ApiKey): ApiRefusal {
  return unauthorized(`Expired API Key provided: ${masked(key.secret)}`, "api_key_expired");
}

/** The refusal names the least permission that would do. */
export function permissionMissing(key: ApiKey, need: KeyNeed): ApiRefusal {
  return new ApiRefusal(403, {
    type: "invalid_request_error",
    message:
      `The provided key '${masked(key.secret)}' does not have the required permissions for this endpoint ` +
      `on account '${need.accountId}'. Having the '${permissionsFor(need)[0]}' permission would allow this ` +
      "request to continue.",
  });
}

function permissionsFor({ resource, method }: KeyNeed): [string, ...string[]] {
  const write = `rak_${resource}_write`;
  return method === "GET" ? [`rak_${resource}_read`, write] : [write];
}
