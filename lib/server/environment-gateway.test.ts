import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment-reading";

const behind = {
  APP_URL: "https://refunds.example.com",
  DATABASE_URL: "postgresql://app@db.example.com/refunds",
  STRIPE_SECRET_KEY: "rk_test_canary",
  AUTH_MODE: "proxy",
  AUTH_ROLES: "agent=support",
};
const presets = {
  cloudflare: {
    ...behind,
    PROXY_PRESET: "cloudflare",
    PROXY_ISSUER: "https://acme.cloudflareaccess.com",
    PROXY_AUDIENCE: "ab".repeat(32),
  },
  iap: { ...behind, PROXY_PRESET: "iap", PROXY_AUDIENCE: "/projects/1234/global/backendServices/5678" },
  alb: {
    ...behind,
    PROXY_PRESET: "alb",
    PROXY_ISSUER: "https://login.example.com",
    PROXY_AUDIENCE:
      "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/refunds/0123abcd",
    PROXY_CLIENT_ID: "client-1",
  },
  pomerium: {
    ...behind,
    PROXY_PRESET: "pomerium",
    PROXY_ISSUER: "refunds.example.com",
    PROXY_AUDIENCE: "refunds.example.com",
  },
  jwt: {
    ...behind,
    PROXY_PRESET: "jwt",
    PROXY_HEADER: "Authorization",
    PROXY_JWKS_URL: "https://login.example.com/jwks",
    PROXY_ALG: "RS256",
    PROXY_ISSUER: "https://login.example.com",
    PROXY_AUDIENCE: "gateway",
  },
};

type Variables = Record<string, string | undefined>;

function authOf(variables: Variables) {
  const reading = readEnvironment(variables);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.environment.auth;
}

function faulty(variables: Variables): string[] {
  const reading = readEnvironment(variables);
  return reading.ok ? [] : reading.faults.map(({ variable }) => variable);
}

describe("a gateway in front", () => {
  it.each([
    ["cloudflare", "cf-access-jwt-assertion", "https://acme.cloudflareaccess.com/cdn-cgi/access/certs"],
    ["iap", "x-goog-iap-jwt-assertion", "https://www.gstatic.com/iap/verify/public_key-jwk"],
    ["alb", "x-amzn-oidc-data", "https://public-keys.auth.elb.eu-central-1.amazonaws.com/"],
    ["pomerium", "x-pomerium-jwt-assertion", "https://refunds.example.com/.well-known/pomerium/jwks.json"],
    ["jwt", "authorization", "https://login.example.com/jwks"],
  ] as const)("of the preset %s is read in %s, with keys from %s", (preset, header, keys) => {
    expect(authOf(presets[preset])).toMatchObject({
      mode: "proxy",
      preset,
      header,
      keysAddress: new URL(keys),
    });
  });

  it("ends sessions at an address of its own, where it has one", () => {
    expect(authOf(presets.cloudflare)).toMatchObject({
      signOutAddress: new URL("https://refunds.example.com/cdn-cgi/access/logout"),
    });
    expect(authOf(presets.jwt)).toMatchObject({ signOutAddress: null });
    expect(authOf({ ...presets.jwt, PROXY_SIGN_OUT_URL: "/oauth2/sign_out" })).toMatchObject({
      signOutAddress: new URL("https://refunds.example.com/oauth2/sign_out"),
    });
  });

  it("may be played on this machine, whatever the preset", () => {
    const local = { APP_URL: "http://127.0.0.1:3000", PROXY_JWKS_URL: "http://127.0.0.1:9400/jwks" };
    expect(authOf({ ...presets.cloudflare, ...local })).toMatchObject({
      keysAddress: new URL("http://127.0.0.1:9400/jwks"),
    });
  });

  it.each<[string, string, Variables]>([
    ["no preset", "PROXY_PRESET", { ...presets.jwt, PROXY_PRESET: undefined }],
    ["an unknown preset", "PROXY_PRESET", { ...presets.jwt, PROXY_PRESET: "nginx" }],
    ["no header", "PROXY_HEADER", { ...presets.jwt, PROXY_HEADER: undefined }],
    ["two headers", "PROXY_HEADER", { ...presets.jwt, PROXY_HEADER: "x-a, x-b" }],
    ["the cookies", "PROXY_HEADER", { ...presets.jwt, PROXY_HEADER: "Cookie" }],
    ["no algorithm", "PROXY_ALG", { ...presets.jwt, PROXY_ALG: undefined }],
    ["an algorithm with a shared secret", "PROXY_ALG", { ...presets.jwt, PROXY_ALG: "HS256" }],
    ["no algorithm at all", "PROXY_ALG", { ...presets.jwt, PROXY_ALG: "none" }],
    ["two algorithms", "PROXY_ALG", { ...presets.jwt, PROXY_ALG: "RS256,ES256" }],
    ["no issuer", "PROXY_ISSUER", { ...presets.jwt, PROXY_ISSUER: "" }],
    ["another issuer for IAP", "PROXY_ISSUER", { ...presets.iap, PROXY_ISSUER: "https://evil.example" }],
    [
      "a team's address with a slash",
      "PROXY_ISSUER",
      { ...presets.cloudflare, PROXY_ISSUER: "https://a.cloudflareaccess.com/" },
    ],
    ["no audience", "PROXY_AUDIENCE", { ...presets.jwt, PROXY_AUDIENCE: undefined }],
    ["a name where a tag belongs", "PROXY_AUDIENCE", { ...presets.cloudflare, PROXY_AUDIENCE: "refunds" }],
    ["half an ARN", "PROXY_AUDIENCE", { ...presets.alb, PROXY_AUDIENCE: "arn:aws:elasticloadbalancing" }],
    ["no client for alb", "PROXY_CLIENT_ID", { ...presets.alb, PROXY_CLIENT_ID: undefined }],
    ["no keys", "PROXY_JWKS_URL", { ...presets.jwt, PROXY_JWKS_URL: undefined }],
    ["keys over http", "PROXY_JWKS_URL", { ...presets.jwt, PROXY_JWKS_URL: "http://login.example.com/jwks" }],
    [
      "keys on this machine for a public app",
      "PROXY_JWKS_URL",
      { ...presets.jwt, PROXY_JWKS_URL: "http://127.0.0.1:1/jwks" },
    ],
    [
      "other keys than the preset's",
      "PROXY_JWKS_URL",
      { ...presets.iap, PROXY_JWKS_URL: "https://evil.example/jwks" },
    ],
    [
      "a sign-out that is a script",
      "PROXY_SIGN_OUT_URL",
      { ...presets.jwt, PROXY_SIGN_OUT_URL: "javascript:alert(1)" },
    ],
    ["an empty role table", "AUTH_ROLES", { ...presets.jwt, AUTH_ROLES: ";" }],
  ])("%s: is refused, and only %s is named", (_, variable, variables) => {
    expect(faulty(variables)).toEqual([variable]);
  });

  it("on this machine is refused with a live key", () => {
    const live = {
      ...presets.jwt,
      APP_URL: "http://127.0.0.1:3000",
      PROXY_JWKS_URL: "http://127.0.0.1:9400/jwks",
      STRIPE_SECRET_KEY: "sk_live_canary",
      AUDIT_CHECKPOINT_FILE: "/mnt/elsewhere/checkpoints.jsonl",
      AUDIT_SIGNING_KEY: "MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    };
    expect(faulty(live)).toEqual(["PROXY_JWKS_URL"]);
  });

  it("names all its faults at once", () => {
    const { PROXY_PRESET, AUTH_MODE } = presets.jwt;
    expect(faulty({ PROXY_PRESET, AUTH_MODE })).toEqual([
      "APP_URL",
      "STRIPE_SECRET_KEY",
      "PROXY_HEADER",
      "PROXY_ALG",
      "PROXY_ISSUER",
      "PROXY_AUDIENCE",
      "PROXY_JWKS_URL",
      "AUTH_ROLES",
    ]);
  });
});
