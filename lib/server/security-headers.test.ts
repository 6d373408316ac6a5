import { expect, it } from "vitest";
import { constantSecurityHeaders, contentSecurityPolicy } from "./security-headers";

const facts = {
  nonce: "n0nce",
  appUrl: new URL("https://refunds.example.com"),
  issuer: new URL("https://login.example.com/tenant"),
  isDevelopment: false,
};

it("the policy allows scripts of this response only, and frames nowhere", () => {
  const policy = contentSecurityPolicy(facts);
  expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self' https://login.example.com;");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy.match(/unsafe-inline/g)).toHaveLength(1);
});

it("https is demanded only where the console itself uses it", () => {
  const local = new URL("http://127.0.0.1:3000");
  expect(contentSecurityPolicy(facts)).toContain("upgrade-insecure-requests");
  expect(contentSecurityPolicy({ ...facts, appUrl: local })).not.toContain("upgrade-insecure-requests");
  expect(constantSecurityHeaders(facts.appUrl)).toHaveProperty("strict-transport-security");
  expect(constantSecurityHeaders(local)).not.toHaveProperty("strict-transport-security");
});

it("whatever brings no policy of its own may load nothing", () => {
  expect(constantSecurityHeaders(facts.appUrl)["content-security-policy"]).toMatch(/^default-src 'none'/);
});

it("referrers stay within the console, and forms keep their Origin", () => {
  expect(constantSecurityHeaders(facts.appUrl)["referrer-policy"]).toBe("same-origin");
});
