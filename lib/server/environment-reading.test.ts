import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment-reading";

const complete = {
  APP_URL: "https://refunds.example.com",
  DATABASE_URL: "postgresql://app@db.example.com/refunds",
  STRIPE_SECRET_KEY: "rk_test_canary",
  AUTH_MODE: "oidc",
  AUTH_ROLES: "agent=support,support-berlin;lead=refund-leads",
  OIDC_ISSUER: "https://login.example.com",
  OIDC_CLIENT_ID: "refund-console",
  OIDC_CLIENT_SECRET: "canary-client-secret",
  SESSION_SECRET: "canary: thirty-two bytes at the very least",
};

const local = { ...complete, APP_URL: "http://127.0.0.1:3000", OIDC_ISSUER: "http://127.0.0.1:9400" };
// A key of these tests alone: 32 zero bytes in the shape of PKCS#8.
const ed25519Key = "MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const x25519Key = ed25519Key.replace("K2Vw", "K2Vu");
const witnessed = {
  ...complete,
  AUDIT_CHECKPOINT_FILE: "/mnt/elsewhere/checkpoints.jsonl",
  AUDIT_SIGNING_KEY: ed25519Key,
};
const live = { ...witnessed, STRIPE_SECRET_KEY: "sk_live_canary" };

function faultsOf(variables: Record<string, string | undefined>): string[] {
  const reading = readEnvironment(variables);
  return reading.ok ? [] : reading.faults.map(({ variable, sentence }) => `${variable} ${sentence}`);
}

function environmentOf(variables: Record<string, string | undefined>) {
  const reading = readEnvironment(variables);
  if (!reading.ok) throw new Error(reading.faults.map((fault) => fault.variable).join());
  return reading.environment;
}

describe("a complete environment", () => {
  it("is read with its derived facts", () => {
    const read = environmentOf(complete);
    expect(read.appUrl.origin).toBe("https://refunds.example.com");
    expect(read.stripe).toMatchObject({ livemode: false, apiBase: null, webhookSecrets: [] });
    expect(read.auth).toMatchObject({ groupsClaim: "groups", trustsInsecureIssuer: false });
    expect(read.auth.roles.get("support-berlin")).toEqual(["agent"]);
    expect(read.logLevel).toBe("info");
  });

  it("uses an embedded database in an absolute folder when DATABASE_URL is not set", () => {
    expect(environmentOf({ ...complete, DATABASE_URL: "" }).database).toEqual({
      kind: "embedded",
      directory: `${process.cwd()}/.data`,
    });
  });

  it("gives every role of a group that stands under several", () => {
    const read = environmentOf({ ...complete, AUTH_ROLES: "agent=desk; lead = desk , CN=Leads" });
    expect(read.auth.roles.get("desk")).toEqual(["agent", "lead"]);
    expect(read.auth.roles.get("CN=Leads")).toEqual(["lead"]);
    expect(read.auth.roles.get("Desk")).toBeUndefined();
  });

  it("takes several webhook secrets and a second session secret", () => {
    const older = "f".repeat(64);
    const read = environmentOf({
      ...complete,
      STRIPE_WEBHOOK_SECRET: "whsec_a, whsec_b",
      SESSION_SECRET: `${"e".repeat(64)},${older}`,
    });
    expect(read.stripe.webhookSecrets).toEqual(["whsec_a", "whsec_b"]);
    expect(read.auth).toMatchObject({ sessionSecrets: ["e".repeat(64), older] });
  });

  it("may be all on this machine, over http", () => {
    const read = environmentOf({ ...local, STRIPE_API_BASE: "http://localhost:9300" });
    expect(read.auth).toMatchObject({ trustsInsecureIssuer: true });
    expect(read.stripe.apiBase?.host).toBe("localhost:9300");
  });

  it("takes the key that signs checkpoints on one line or as PEM, and may do without in test mode", () => {
    const pem = `-----BEGIN PRIVATE KEY-----\n${ed25519Key}\n-----END PRIVATE KEY-----\n`;
    for (const AUDIT_SIGNING_KEY of [ed25519Key, pem]) {
      const { checkpoints } = environmentOf({ ...witnessed, AUDIT_SIGNING_KEY });
      expect(checkpoints?.file).toBe("/mnt/elsewhere/checkpoints.jsonl");
      expect(checkpoints?.signingKey).toMatchObject({ type: "private", asymmetricKeyType: "ed25519" });
    }
    expect(environmentOf(complete).checkpoints).toBeNull();
  });

  it("runs the worker inside the server unless it is said to run elsewhere", () => {
    expect(environmentOf(complete).worker).toBe("on");
    expect(environmentOf({ ...complete, WORKER: "off" }).worker).toBe("off");
  });

  it("may keep live refunds in the embedded database when somebody decided so", () => {
    const read = environmentOf({ ...live, DATABASE_URL: undefined, ALLOW_EMBEDDED_LIVE: "1" });
    expect(read.stripe.livemode).toBe(true);
  });
});

describe("a faulty environment", () => {
  it.each([
    ["no address", "APP_URL", { ...complete, APP_URL: undefined }],
    ["an address that is none", "APP_URL", { ...complete, APP_URL: "refunds.example.com" }],
    ["an address with a path", "APP_URL", { ...complete, APP_URL: "https://example.com/refunds" }],
    ["an address with a password", "APP_URL", { ...complete, APP_URL: "https://a:b@example.com" }],
    ["http outside this machine", "APP_URL", { ...complete, APP_URL: "http://refunds.example.com" }],
    [
      "http at a name that only looks local",
      "APP_URL",
      { ...complete, APP_URL: "http://127.0.0.1.evil.com" },
    ],
    ["another owner", "DATABASE_MIGRATE_URL", { ...complete, DATABASE_MIGRATE_URL: "mysql://db/a" }],
    ["another database", "DATABASE_URL", { ...complete, DATABASE_URL: "mysql://db/refunds" }],
    ["no Stripe key", "STRIPE_SECRET_KEY", { ...complete, STRIPE_SECRET_KEY: "  " }],
    ["a publishable key", "STRIPE_SECRET_KEY", { ...complete, STRIPE_SECRET_KEY: "pk_test_canary" }],
    ["a foreign Stripe address", "STRIPE_API_BASE", { ...complete, STRIPE_API_BASE: "https://evil.com" }],
    [
      "a Stripe address with a path",
      "STRIPE_API_BASE",
      { ...complete, STRIPE_API_BASE: "http://127.0.0.1/v1" },
    ],
    [
      "a Stripe address with a live key",
      "STRIPE_API_BASE",
      { ...live, STRIPE_API_BASE: "http://127.0.0.1:1" },
    ],
    ["a wrong webhook secret", "STRIPE_WEBHOOK_SECRET", { ...complete, STRIPE_WEBHOOK_SECRET: "whsec_a," }],
    ["no mode", "AUTH_MODE", { ...complete, AUTH_MODE: undefined }],
    ["an unknown mode", "AUTH_MODE", { ...complete, AUTH_MODE: "OIDC" }],
    ["no issuer", "OIDC_ISSUER", { ...complete, OIDC_ISSUER: undefined }],
    ["an http issuer elsewhere", "OIDC_ISSUER", { ...local, OIDC_ISSUER: "http://login.example.com" }],
    ["an http issuer for a public app", "OIDC_ISSUER", { ...complete, OIDC_ISSUER: local.OIDC_ISSUER }],
    ["a local issuer with a live key", "OIDC_ISSUER", { ...live, OIDC_ISSUER: "https://localhost:9400" }],
    ["no client id", "OIDC_CLIENT_ID", { ...complete, OIDC_CLIENT_ID: undefined }],
    ["no client secret", "OIDC_CLIENT_SECRET", { ...complete, OIDC_CLIENT_SECRET: undefined }],
    ["no session secret", "SESSION_SECRET", { ...complete, SESSION_SECRET: undefined }],
    ["31 bytes of hex", "SESSION_SECRET", { ...complete, SESSION_SECRET: "ab".repeat(31) }],
    ["24 bytes of base64", "SESSION_SECRET", { ...complete, SESSION_SECRET: "Qx+/".repeat(8) }],
    ["a short older secret", "SESSION_SECRET", { ...complete, SESSION_SECRET: `${"ab".repeat(32)},old` }],
    ["three session secrets", "SESSION_SECRET", { ...complete, SESSION_SECRET: "x,y,z" }],
    ["no role table", "AUTH_ROLES", { ...complete, AUTH_ROLES: undefined }],
    ["an empty role table", "AUTH_ROLES", { ...complete, AUTH_ROLES: ";" }],
    ["a role without a group", "AUTH_ROLES", { ...complete, AUTH_ROLES: "agent=" }],
    ["an unknown role", "AUTH_ROLES", { ...complete, AUTH_ROLES: "Agent=support" }],
    ["a role named twice", "AUTH_ROLES", { ...complete, AUTH_ROLES: "agent=a;agent=b" }],
    ["a live key on the embedded database", "DATABASE_URL", { ...live, DATABASE_URL: undefined }],
    [
      "a live key without checkpoints",
      "AUDIT_CHECKPOINT_FILE",
      { ...complete, STRIPE_SECRET_KEY: "rk_live_1" },
    ],
    ["checkpoints without a key", "AUDIT_SIGNING_KEY", { ...witnessed, AUDIT_SIGNING_KEY: "" }],
    ["a key without a file", "AUDIT_CHECKPOINT_FILE", { ...witnessed, AUDIT_CHECKPOINT_FILE: " " }],
    ["a file at no fixed place", "AUDIT_CHECKPOINT_FILE", { ...witnessed, AUDIT_CHECKPOINT_FILE: "a.jsonl" }],
    [
      "checkpoints beside the data that they witness",
      "AUDIT_CHECKPOINT_FILE",
      { ...witnessed, DATABASE_URL: "", DATA_DIR: "/data", AUDIT_CHECKPOINT_FILE: "/data/x/../a.jsonl" },
    ],
    ["a key that is none", "AUDIT_SIGNING_KEY", { ...witnessed, AUDIT_SIGNING_KEY: "secret" }],
    ["a key of another kind", "AUDIT_SIGNING_KEY", { ...witnessed, AUDIT_SIGNING_KEY: x25519Key }],
    ["a worker that is neither", "WORKER", { ...complete, WORKER: "no" }],
    [
      "a worker elsewhere on the embedded database",
      "WORKER",
      { ...complete, DATABASE_URL: "", WORKER: "off" },
    ],
    ["an unknown log level", "LOG_LEVEL", { ...complete, LOG_LEVEL: "loud" }],
  ])("%s: is refused, and only %s is named", (_, variable, variables) => {
    expect(faultsOf(variables).map((fault) => fault.split(" ")[0])).toEqual([variable]);
  });

  it.each([undefined, "none"])("names all faults at once, also with AUTH_MODE %s", (AUTH_MODE) => {
    expect(faultsOf({ AUTH_MODE }).map((fault) => fault.split(" ")[0])).toEqual([
      "APP_URL",
      "STRIPE_SECRET_KEY",
      "AUTH_MODE",
      "OIDC_ISSUER",
      "OIDC_CLIENT_ID",
      "OIDC_CLIENT_SECRET",
      "SESSION_SECRET",
      "AUTH_ROLES",
    ]);
  });

  it("never repeats a secret", () => {
    const leaky = {
      ...live,
      DATABASE_URL: "canary",
      STRIPE_SECRET_KEY: "pk_canary",
      STRIPE_WEBHOOK_SECRET: "canary",
      SESSION_SECRET: "canary",
      OIDC_ISSUER: "canary",
      AUDIT_SIGNING_KEY: "-----BEGIN canary",
    };
    expect(faultsOf(leaky)).toHaveLength(6);
    expect(faultsOf(leaky).join()).not.toContain("canary");
  });
});
