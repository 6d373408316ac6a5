import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountScopes, inAccount } from "./account-scope";
import { accountKey, environment, inEveryAccount, isAccountsAddress, NoAccountError } from "./environment";
import { oncePerAccount } from "./once-per-account";

const slots: Record<symbol, unknown> = globalThis;
const slot = Symbol.for("refund-console.installation");

function install(...hosts: readonly string[]): void {
  slots[slot] = {
    accounts: hosts.map((host, position) => ({
      appUrl: new URL(`https://${host}`),
      account: { key: position === 0 ? "" : `more${position}`, name: host, colour: null },
    })),
  };
}

function asked<T>(host: string | undefined, url: string, work: () => T): T {
  return accountScopes().run({ host, url }, work);
}

function hostOf(): string {
  return environment().appUrl.host;
}

function keptHost(): string {
  return oncePerAccount("test-cache", () => ({ host: hostOf() })).host;
}

afterEach(() => delete slots[slot]);

describe("with one account", () => {
  beforeEach(() => install("only.example.com"));

  it("every host, and no request at all, means that one", () => {
    expect(hostOf()).toBe("only.example.com");
    expect(asked("10.0.0.7:3000", "/", hostOf)).toBe("only.example.com");
    expect(isAccountsAddress({ host: undefined, url: "/" })).toBe(true);
    expect(asked("only.example.com", "/", accountKey)).toBeNull();
  });
});

describe("with several accounts", () => {
  beforeEach(() => install("first.example.com", "us.example.com:8443"));

  it("the request's host tells which, letter by letter", () => {
    expect(asked("first.example.com", "/", hostOf)).toBe("first.example.com");
    expect(asked("US.example.com:8443", "/charges/ch_1", hostOf)).toBe("us.example.com:8443");
  });

  it.each([undefined, "", "us.example.com", "us.example.com:8443.", "evil.us.example.com:8443", "10.0.0.7"])(
    "the host %s is none of them, and nothing is done for it",
    (host) => {
      expect(isAccountsAddress({ host, url: "/charges/ch_1" })).toBe(false);
      expect(() => asked(host, "/charges/ch_1", hostOf)).toThrow(NoAccountError);
      expect(() => asked(host, "/x/readyz", hostOf)).toThrow(NoAccountError);
    },
  );

  it("a forwarded host chooses nothing, and what was another account's is refused", () => {
    const sent = { host: "first.example.com", url: "/refunds" };
    expect(isAccountsAddress({ ...sent, forwardedHost: "us.example.com" })).toBe(false);
    expect(isAccountsAddress({ ...sent, forwardedHost: "first.example.com, US.example.com:8443" })).toBe(
      false,
    );
    expect(isAccountsAddress({ ...sent, forwardedHost: "first.example.com:443" })).toBe(true);
    expect(isAccountsAddress({ ...sent, forwardedHost: "balancer.internal" })).toBe(true);
    expect(isAccountsAddress({ ...sent, host: "10.0.0.7", forwardedHost: "us.example.com" })).toBe(false);
    const scope = { ...sent, forwardedHost: "us.example.com" };
    expect(() => accountScopes().run(scope, hostOf)).toThrow(NoAccountError);
  });

  it("a probe may come under any address", () => {
    for (const url of ["/healthz", "/readyz", "/metrics", "/readyz?verbose"]) {
      expect(isAccountsAddress({ host: "10.0.0.7:3000", url })).toBe(true);
    }
    expect(asked("us.example.com:8443", "/readyz", hostOf)).toBe("us.example.com:8443");
  });

  it("without a request nothing is known, and work for one account says so", async () => {
    expect(hostOf).toThrow(NoAccountError);
    expect(accountKey()).toBeNull();
    expect(inAccount("more1", hostOf)).toBe("us.example.com:8443");
    expect(() => inAccount("none", hostOf)).toThrow(NoAccountError);
    await inAccount("more1", async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      expect(hostOf()).toBe("us.example.com:8443");
    });
  });

  it("what is kept is kept for each, and the log names them", async () => {
    expect(await inEveryAccount(async () => keptHost())).toEqual([
      "first.example.com",
      "us.example.com:8443",
    ]);
    expect(await inEveryAccount(async () => keptHost())).toEqual([
      "first.example.com",
      "us.example.com:8443",
    ]);
    expect(await inEveryAccount(async () => accountKey())).toEqual(["first", "more1"]);
  });
});
