import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment-reading";

const complete = {
  AUTH_MODE: "oidc",
  AUTH_ROLES: "agent=support",
  OIDC_CLIENT_ID: "refund-console",
  OIDC_CLIENT_SECRET: "canary-client-secret",
  SESSION_SECRET: "canary: thirty-two bytes at the very least",
};

function faultsOf(variables: Record<string, string | undefined>): string[] {
  const reading = readEnvironment(variables);
  return reading.ok ? [] : reading.faults.map(({ variable, sentence }) => `${variable} ${sentence}`);
}

describe("a live account that is only played", () => {
  const played = {
    ...complete,
    DATABASE_URL: "",
    STRIPE_SECRET_KEY: "sk_live_demo",
    STRIPE_API_BASE: "http://127.0.0.1:12111",
    APP_URL: "http://127.0.0.1:3000",
    OIDC_ISSUER: "http://127.0.0.1:9400",
  };

  it("is taken where its key can reach nothing but a simulator, and only when that is said", () => {
    expect(faultsOf({ ...played, ALLOW_SIMULATED_LIVE: "1" })).toEqual([]);
    expect(faultsOf(played).join()).toMatch(/STRIPE_API_BASE must not be set.*DATABASE_URL must be set/);
  });

  it("is refused where its key would go to Stripe", () => {
    const real = { ...played, ALLOW_SIMULATED_LIVE: "1", STRIPE_API_BASE: "" };
    expect(faultsOf(real)).toEqual([expect.stringMatching(/^STRIPE_API_BASE must name a simulator/)]);
    const elsewhere = { ...played, ALLOW_SIMULATED_LIVE: "1", STRIPE_API_BASE: "https://api.stripe.com" };
    expect(faultsOf(elsewhere).join()).toMatch(/^STRIPE_API_BASE must be an origin on this machine/);
  });
});
