import { describe, expect, it } from "vitest";
import { readInstallation } from "./environment-installation";

// A key of these tests alone: 32 zero bytes in the shape of PKCS#8.
const ed25519Key = "MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

const one = {
  APP_URL: "https://refunds.example.com",
  DATABASE_URL: "postgresql://app@db.example.com/refunds",
  STRIPE_SECRET_KEY: "rk_test_canary_first",
  STRIPE_WEBHOOK_SECRET: "whsec_first",
  STRIPE_SEARCH_KEYS: "order",
  AUTH_MODE: "oidc",
  AUTH_ROLES: "agent=support",
  OIDC_ISSUER: "https://login.example.com",
  OIDC_CLIENT_ID: "refund-console",
  OIDC_CLIENT_SECRET: "canary-client-secret",
  SESSION_SECRET: "canary: thirty-two bytes at the very least",
  AUDIT_CHECKPOINT_FILE: "/mnt/elsewhere/checkpoints.jsonl",
  AUDIT_SIGNING_KEY: ed25519Key,
};
const several = {
  ...one,
  MORE_ACCOUNTS: "us, live_2",
  APP_URL_US: "https://us.refunds.example.com",
  STRIPE_SECRET_KEY_US: "rk_test_canary_us",
  STRIPE_WEBHOOK_SECRET_US: "whsec_us",
  AUTH_ROLES_US: "lead=us-leads",
  ACCOUNT_NAME_US: "Acme US",
  ACCOUNT_COLOUR_US: "teal",
  APP_URL_LIVE_2: "https://live.refunds.example.com",
  STRIPE_SECRET_KEY_LIVE_2: "rk_live_canary",
};

type Variables = Record<string, string | undefined>;

function accountsOf(variables: Variables) {
  const reading = readInstallation(variables);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.installation.accounts;
}

function faultsOf(variables: Variables): string[] {
  const reading = readInstallation(variables);
  return reading.ok ? [] : reading.faults.map(({ variable, sentence }) => `${variable} ${sentence}`);
}

describe("one account", () => {
  it("is read as before there were several", () => {
    const [first, ...others] = accountsOf(one);
    expect(others).toEqual([]);
    expect(first.account).toEqual({ key: "", name: null, colour: null });
    expect(first.database).toMatchObject({ schema: null });
    expect(first.auth).not.toHaveProperty("tables");
  });
});

describe("several accounts", () => {
  it("have an address, a key, a secret, roles, a name, a colour and books each", () => {
    const [first, us, live] = accountsOf(several);
    expect(us?.appUrl.origin).toBe("https://us.refunds.example.com");
    expect(us?.stripe).toMatchObject({ secretKey: "rk_test_canary_us", webhookSecrets: ["whsec_us"] });
    expect(us?.stripe.searchKeys).toEqual(["order"]);
    expect(us?.account).toEqual({ key: "us", name: "Acme US", colour: "teal" });
    expect([...(us?.auth.roles ?? [])]).toEqual([["us-leads", ["lead"]]]);
    expect(live?.stripe).toMatchObject({ livemode: true, webhookSecrets: [] });
    expect([...(live?.auth.roles ?? [])]).toEqual([["support", ["agent"]]]);
    expect(live?.account).toMatchObject({ key: "live_2", name: "live_2" });
    expect([first, us, live].map((each) => each?.database)).toMatchObject([
      { schema: null },
      { schema: "account_us" },
      { schema: "account_live_2" },
    ]);
    expect([first, us, live].map((each) => each?.checkpoints?.file)).toEqual([
      "/mnt/elsewhere/checkpoints.jsonl",
      "/mnt/elsewhere/checkpoints.us.jsonl",
      "/mnt/elsewhere/checkpoints.live_2.jsonl",
    ]);
    expect(new Set([first, us, live].map((each) => each?.account.colour)).size).toBe(3);
    expect(first.account.name).toBe("refunds.example.com");
  });

  it("know each other's role tables, and share what is no account's own", () => {
    const all = accountsOf(several);
    for (const { auth } of all) expect([...(auth.tables?.keys() ?? [])]).toEqual(["", "us", "live_2"]);
    expect(new Set(all.map(({ auth }) => auth.mode === "oidc" && auth.sessionSecrets[0])).size).toBe(1);
  });

  it("have folders of their own in the embedded database", () => {
    const embedded = { ...several, DATABASE_URL: "", DATA_DIR: "/data", ALLOW_EMBEDDED_LIVE: "1" };
    expect(accountsOf(embedded).map(({ database }) => database)).toEqual([
      { kind: "embedded", directory: "/data" },
      { kind: "embedded", directory: "/data/accounts/us" },
      { kind: "embedded", directory: "/data/accounts/live_2" },
    ]);
  });

  it("do not take the first one's address, key or secret where their own is missing", () => {
    const bare = { ...several, APP_URL_US: "", STRIPE_SECRET_KEY_US: "", STRIPE_WEBHOOK_SECRET_US: "" };
    expect(faultsOf(bare)).toEqual(["APP_URL_US is not set.", "STRIPE_SECRET_KEY_US is not set."]);
    const [, us] = accountsOf({ ...several, STRIPE_WEBHOOK_SECRET_US: "" });
    expect(us?.stripe.webhookSecrets).toEqual([]);
  });

  it("may have an audience of their own behind a gateway", () => {
    const behind = {
      ...several,
      AUTH_MODE: "proxy",
      PROXY_PRESET: "pomerium",
      PROXY_ISSUER: "refunds.example.com",
      PROXY_AUDIENCE: "refunds.example.com",
      PROXY_ISSUER_US: "us.refunds.example.com",
      PROXY_AUDIENCE_US: "us.refunds.example.com",
    };
    const [first, us, live] = accountsOf(behind);
    expect([first, us, live].map((each) => each?.auth.mode === "proxy" && each.auth.audience)).toEqual([
      "refunds.example.com",
      "us.refunds.example.com",
      "refunds.example.com",
    ]);
    expect(us?.auth).toMatchObject({
      keysAddress: new URL("https://us.refunds.example.com/.well-known/pomerium/jwks.json"),
    });
  });

  it("may stand below localhost on one machine, where only the browser asks for their names", () => {
    const local = {
      ...several,
      MORE_ACCOUNTS: "us",
      OIDC_ISSUER: "http://127.0.0.1:9400",
      APP_URL: "http://127.0.0.1:3000",
      APP_URL_US: "http://us.localhost:3000",
    };
    expect(accountsOf(local)).toHaveLength(2);
    expect(faultsOf({ ...local, OIDC_ISSUER: "http://login.localhost:9400" })).toContain(
      "OIDC_ISSUER must use https.",
    );
  });

  it.each<[string, Variables, string]>([
    ["a key with a capital", { MORE_ACCOUNTS: "US" }, "MORE_ACCOUNTS must list keys"],
    ["a key twice", { MORE_ACCOUNTS: "us,us" }, "MORE_ACCOUNTS must list keys"],
    ["a key that breaks out of its schema", { MORE_ACCOUNTS: "us;drop" }, "MORE_ACCOUNTS must list keys"],
    ["the first one's word in the log", { MORE_ACCOUNTS: "first" }, "MORE_ACCOUNTS must list keys"],
    ["nothing between commas", { MORE_ACCOUNTS: "us,,live_2" }, "MORE_ACCOUNTS must list keys"],
    [
      "the same host",
      { APP_URL_US: "https://refunds.example.com:8443" },
      "APP_URL_US must have a host of its own",
    ],
    ["another scheme", { APP_URL_US: "http://us.localhost" }, "APP_URL_US must begin as APP_URL does"],
    ["a path", { APP_URL_US: "https://us.example.com/us" }, "APP_URL_US must be an origin"],
    ["the same key", { STRIPE_SECRET_KEY_US: one.STRIPE_SECRET_KEY }, "STRIPE_SECRET_KEY_US must be another"],
    [
      "a shared secret",
      { STRIPE_WEBHOOK_SECRET_US: "whsec_own, whsec_first" },
      "STRIPE_WEBHOOK_SECRET_US must share",
    ],
    ["the same name", { ACCOUNT_NAME: "acme us" }, "ACCOUNT_NAME_US must differ"],
    ["the name of another's host", { ACCOUNT_NAME_US: "refunds.example.com" }, "ACCOUNT_NAME_US must differ"],
    ["no such colour", { ACCOUNT_COLOUR_US: "red" }, "ACCOUNT_COLOUR_US must be one of"],
    ["a name of two lines", { ACCOUNT_NAME_US: "Acme\nUS" }, "ACCOUNT_NAME_US must have at most"],
    ["bad roles of its own", { AUTH_ROLES_US: ";" }, "AUTH_ROLES_US must give"],
    [
      "a live key on a local issuer",
      { OIDC_ISSUER: "http://127.0.0.1:9400" },
      "OIDC_ISSUER must not be an address",
    ],
  ])("are refused with %s", (_, change, sentence) => {
    const faults = faultsOf({ ...several, ...change });
    expect(faults.filter((fault) => fault.startsWith(sentence))).toHaveLength(1);
  });

  it("name a shared fault once, and the faults of all accounts together", () => {
    const faults = faultsOf({
      ...several,
      SESSION_SECRET: "short",
      APP_URL: "",
      STRIPE_SECRET_KEY_US: "pk_test_1",
    });
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual([
      "APP_URL",
      "SESSION_SECRET",
      "STRIPE_SECRET_KEY_US",
    ]);
    expect(faults.join()).not.toMatch(/canary|pk_test/);
  });
});
