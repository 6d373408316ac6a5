import "server-only";
import { isLoopback, isLoopbackOfBrowsers, readAddress } from "./environment-addresses";
import { type FaultList, requiredValue, type Variables } from "./environment-faults";
import type { RoleTable } from "./environment-roles";
import { readStepUp, type StepUpEnvironment } from "./environment-step-up";

/** The console signs people in itself, at the company's identity provider. */
export type OidcEnvironment = {
  readonly mode: "oidc";
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The first seals, all open: a secret is replaced by putting the new one in front. */
  readonly sessionSecrets: readonly [string, ...string[]];
  readonly groupsClaim: string;
  readonly roles: RoleTable;
  /** The role table of every account, by its key; left out with one account. */
  readonly tables?: ReadonlyMap<string, RoleTable>;
  /** True for an http issuer, which only ever is one on this machine. */
  readonly trustsInsecureIssuer: boolean;
  /** How the provider is asked for a second factor; null where it cannot be. */
  readonly stepUp: StepUpEnvironment | null;
};

const secretBytes = 32;

export function readOidc(
  variables: Variables,
  appUrl: URL | null,
  faults: FaultList,
): Omit<OidcEnvironment, "groupsClaim" | "roles"> | null {
  const issuer = readIssuer(variables, appUrl, faults);
  const clientId = requiredValue(variables, "OIDC_CLIENT_ID", faults);
  const clientSecret = requiredValue(variables, "OIDC_CLIENT_SECRET", faults);
  const sessionSecrets = readSessionSecrets(variables, faults);
  const stepUp = readStepUp(variables, faults);
  if (!issuer || !clientId || !clientSecret || !sessionSecrets) return null;
  const trustsInsecureIssuer = issuer.protocol === "http:";
  return { mode: "oidc", issuer, clientId, clientSecret, sessionSecrets, trustsInsecureIssuer, stepUp };
}

function readIssuer(variables: Variables, appUrl: URL | null, faults: FaultList): URL | null {
  const text = requiredValue(variables, "OIDC_ISSUER", faults);
  const issuer = text === null ? null : readAddress("OIDC_ISSUER", text, faults);
  if (issuer === null || issuer.protocol === "https:") return issuer;
  if (!isLoopback(issuer)) return faults.add("OIDC_ISSUER", "must use https.");
  if (appUrl !== null && !isLoopbackOfBrowsers(appUrl)) {
    return faults.add("OIDC_ISSUER", "may use http only while APP_URL is an address of this machine too.");
  }
  return issuer;
}

function readSessionSecrets(variables: Variables, faults: FaultList): readonly [string, ...string[]] | null {
  const text = requiredValue(variables, "SESSION_SECRET", faults);
  if (text === null) return null;
  const [first = "", ...older] = text.split(",").map((secret) => secret.trim());
  if (older.length > 1) return faults.add("SESSION_SECRET", "must hold at most two secrets.");
  if ([first, ...older].some((secret) => fewestBytes(secret) < secretBytes)) {
    return faults.add("SESSION_SECRET", `must hold at least ${secretBytes} bytes in each secret.`);
  }
  return [first, ...older];
}

/** How many bytes a secret carries under the most modest reading: as hex, as base64 or as it stands. */
function fewestBytes(secret: string): number {
  if (/^[0-9a-f]*$/i.test(secret)) return Math.floor(secret.length / 2);
  if (/^[\w+/-]*={0,2}$/.test(secret)) return Buffer.from(secret, "base64").length;
  return Buffer.byteLength(secret);
}
