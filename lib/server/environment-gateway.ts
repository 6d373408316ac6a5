import "server-only";
import { isLoopback, isLoopbackOfBrowsers, readAddress } from "./environment-addresses";
import { type FaultList, requiredValue, type Variables, valueOf } from "./environment-faults";
import type { RoleTable } from "./environment-roles";
import {
  type GatewayAlgorithm,
  type GatewayName,
  type GatewayPreset,
  gatewayAlgorithms,
  gatewayNames,
  gatewayPresets,
} from "./gateway-presets";

/** A gateway in front signs people in, and hands on a signed assertion with every request. */
export type GatewayEnvironment = {
  readonly mode: "proxy";
  readonly preset: GatewayName;
  /** In lower case: exactly this header is read, and no other. */
  readonly header: string;
  readonly algorithm: GatewayAlgorithm;
  readonly issuer: string;
  /** With alb the load balancer's ARN, which stands in the assertion as its signer. */
  readonly audience: string;
  /** What an alb assertion must name as its client; null with the others. */
  readonly clientId: string | null;
  /** Of the JSON Web Key Set; with alb what a key's id is put behind. */
  readonly keysAddress: URL;
  readonly longestAgeSeconds: number;
  /** Where people end their session at the gateway; null where nobody told us. */
  readonly signOutAddress: URL | null;
  readonly groupsClaim: string;
  readonly roles: RoleTable;
  /** The role table of every account, by its key; left out with one account. */
  readonly tables?: ReadonlyMap<string, RoleTable>;
};

type Reading = { readonly variables: Variables; readonly appUrl: URL | null; readonly faults: FaultList };

export function readGateway(
  variables: Variables,
  appUrl: URL | null,
  faults: FaultList,
): Omit<GatewayEnvironment, "groupsClaim" | "roles"> | null {
  const reading = { variables, appUrl, faults };
  const name = readName(reading);
  if (name === null) return null;
  const preset = gatewayPresets[name];
  const header = preset.header ?? readHeader(reading);
  const algorithm = preset.algorithm ?? readAlgorithm(reading);
  const issuer = readIssuer(reading, name, preset);
  const audience = readAudience(reading, preset);
  const clientId = name === "alb" ? requiredValue(variables, "PROXY_CLIENT_ID", faults) : null;
  const keysAddress = readKeysAddress(reading, preset, issuer, audience);
  const signOutAddress = readSignOut(reading, preset);
  if (!header || !algorithm || !issuer || !audience || !keysAddress) return null;
  const { longestAgeSeconds } = preset;
  return {
    mode: "proxy",
    preset: name,
    header,
    algorithm,
    issuer,
    audience,
    clientId,
    keysAddress,
    longestAgeSeconds,
    signOutAddress,
  };
}

function readName({ variables, faults }: Reading): GatewayName | null {
  const text = requiredValue(variables, "PROXY_PRESET", faults);
  if (text === null) return null;
  const name = gatewayNames.find((candidate) => candidate === text);
  return name ?? faults.add("PROXY_PRESET", `must be one of ${gatewayNames.join(", ")}.`);
}

function readHeader({ variables, faults }: Reading): string | null {
  const text = requiredValue(variables, "PROXY_HEADER", faults)?.toLowerCase() ?? null;
  if (text === null || (/^[a-z0-9_-]+$/.test(text) && text !== "cookie")) return text;
  return faults.add("PROXY_HEADER", "must be the name of one header, and not of the cookies.");
}

function readAlgorithm({ variables, faults }: Reading): GatewayAlgorithm | null {
  const text = requiredValue(variables, "PROXY_ALG", faults);
  if (text === null) return null;
  const algorithm = gatewayAlgorithms.find((candidate) => candidate === text);
  return algorithm ?? faults.add("PROXY_ALG", `must be one of ${gatewayAlgorithms.join(", ")}.`);
}

/** Kept letter by letter, as it is compared. */
function readIssuer({ variables, faults }: Reading, name: GatewayName, preset: GatewayPreset): string | null {
  const text = valueOf(variables, "PROXY_ISSUER") ?? preset.issuer;
  if (text === null) return requiredValue(variables, "PROXY_ISSUER", faults);
  if (preset.issuer !== null && text !== preset.issuer) {
    return faults.add("PROXY_ISSUER", `can only be ${preset.issuer} with this preset.`);
  }
  if (name !== "cloudflare" || /^https:\/\/[\w-]+\.cloudflareaccess\.com$/.test(text)) return text;
  return faults.add("PROXY_ISSUER", "must be https://TEAM.cloudflareaccess.com, without a slash at its end.");
}

function readAudience({ variables, faults }: Reading, { audience }: GatewayPreset): string | null {
  const text = requiredValue(variables, "PROXY_AUDIENCE", faults);
  const [shape, sentence] = audience;
  return text === null || shape.test(text) ? text : faults.add("PROXY_AUDIENCE", sentence);
}

/** The preset's own address, unless a simulator on this machine stands in for the gateway. */
function readKeysAddress(
  { variables, appUrl, faults }: Reading,
  preset: GatewayPreset,
  issuer: string | null,
  audience: string | null,
): URL | null {
  const name = "PROXY_JWKS_URL";
  if (valueOf(variables, name) === null && preset.header !== null) {
    const known = issuer && audience && appUrl && preset.keysAddress({ issuer, audience, appUrl });
    return known ? new URL(known) : null;
  }
  const text = requiredValue(variables, name, faults);
  const address = text === null ? null : readAddress(name, text, faults);
  if (address === null || (address.protocol === "https:" && preset.header === null)) return address;
  if (isLoopback(address) && appUrl !== null && isLoopbackOfBrowsers(appUrl)) return address;
  const sentence =
    preset.header === null
      ? "must use https, except where APP_URL and it are addresses of this machine."
      : "is fixed by this preset: it may only lead to a simulator, with APP_URL on this machine too.";
  return faults.add(name, sentence);
}

function readSignOut({ variables, appUrl, faults }: Reading, { signOutPath }: GatewayPreset): URL | null {
  const text = valueOf(variables, "PROXY_SIGN_OUT_URL") ?? signOutPath;
  if (text === null || appUrl === null) return null;
  const address = URL.canParse(text, appUrl) ? new URL(text, appUrl) : null;
  if (address !== null && /^https?:$/.test(address.protocol)) return address;
  return faults.add("PROXY_SIGN_OUT_URL", "must be an address, or a path of the console's own host.");
}
