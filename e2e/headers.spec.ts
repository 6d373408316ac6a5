import { demoPayment } from "./stage/payments";
import { expect, test } from "./test";

test.use({ expectedNoise: /status of 40[134]/ });

const addresses = [
  ["the start page", () => "/"],
  ["search results", () => "/?q=3155"],
  ["a payment", async () => `/charges/${(await demoPayment("B-20002")).id}`],
  ["a customer", async () => `/customers/${(await demoPayment("D-40001")).customer}`],
  ["the list of refunds", () => "/refunds"],
  ["a page that is not there", () => "/nothing/here"],
  ["the page after signing out", () => "/signed-out"],
] as const;

for (const [what, address] of addresses) {
  test(`${what} runs our scripts only, stands in no frame, and is kept by nobody`, async ({ page }) => {
    const response = await page.goto(await address());
    const headers = response?.headers() ?? {};
    const policy = policyOf(headers["content-security-policy"] ?? "");
    expect(policy["script-src"]).toMatch(/^'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'$/);
    expect(policy).toMatchObject({
      "default-src": "'none'",
      "base-uri": "'none'",
      "frame-ancestors": "'none'",
    });
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["cache-control"]).toContain("no-store");
    expect(headers).not.toHaveProperty("x-powered-by");
  });
}

function policyOf(header: string): Record<string, string> {
  return Object.fromEntries(header.split("; ").map((directive) => directive.split(/ (.*)/, 2)));
}

test("no two answers share a nonce", async ({ page }) => {
  const nonces = [await page.request.get("/"), await page.request.get("/")].map(
    (response) => /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"] ?? "")?.[1],
  );
  expect(nonces[0]).toBeTruthy();
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("the session's cookie is out of reach of scripts and of other sites", async ({ page, context }) => {
  await page.goto("/");
  const cookies = (await context.cookies()).filter(({ name }) => !name.startsWith("idp_"));
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test("what is no page stands in no frame either, runs nothing, and is taken for nothing else", async ({
  page,
}) => {
  await page.goto("/");
  const script = await page.locator("script[src]").first().getAttribute("src");
  for (const address of [
    script ?? "",
    "/icon.svg",
    "/healthz",
    "/session",
    "/auth/callback",
    "/audit-log/export",
  ]) {
    const response = await page.request.get(address);
    expect(response.headers(), address).toMatchObject({
      "content-security-policy": expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'/),
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
  }
  const posted = await page.request.post("/webhooks/stripe", { data: "{}" });
  expect(posted.status()).toBe(400);
  expect(posted.headers()).toMatchObject({ "x-content-type-options": "nosniff" });
});
