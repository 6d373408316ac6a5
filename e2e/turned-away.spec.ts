import { appUrl } from "./stage/addresses";
import { expectGoodLooks } from "./stage/good-looks";
import { openOwnCompany } from "./stage/own-company";
import { expect, test } from "./test";

/** What is behind a gateway that hands a signed word on; nobody here can write one. */
const behindGateway = {
  AUTH_MODE: "proxy",
  PROXY_PRESET: "jwt",
  PROXY_HEADER: "x-forwarded-access-token",
  PROXY_ISSUER: "https://login.acme.example",
  PROXY_AUDIENCE: "refund-console",
  PROXY_JWKS_URL: "http://127.0.0.1:9/jwks",
  PROXY_ALG: "RS256",
  OIDC_ISSUER: "",
  OIDC_CLIENT_ID: "",
  OIDC_CLIENT_SECRET: "",
  SESSION_SECRET: "",
  STEP_UP_ACR: "",
};

test.describe("somebody without a role", () => {
  test.use({ as: "nobody", expectedNoise: /status of 40[13]/ });
  test.setTimeout(240_000);

  test("is told which right is missing and whom to ask; past the gateway there is a page as well", async ({
    page,
  }, info) => {
    const company = await openOwnCompany("embedded");
    if (company === null) throw new Error("there is no company");
    try {
      const server = await company.startServer({ ACCESS_CONTACT: "access@acme.example" });
      await page.goto(company.appUrl);
      await page.getByRole("button", { name: "Sam Porter" }).click();
      await expect(page.getByText("You are signed in as")).toContainText("Sam Porter");
      await expect(page.getByText("What is missing is the right to read refunds")).toBeVisible();
      await expect(page.getByRole("link", { name: "access@acme.example" })).toHaveAttribute(
        "href",
        "mailto:access@acme.example",
      );
      await expectGoodLooks(page, "no-access", info);
      server.signal("SIGTERM");
      await server.ended;
      await company.startServer(behindGateway);
      await page.goto(company.appUrl);
      await expect(page.getByRole("heading", { name: "Your sign-in did not reach this app" })).toBeVisible();
      await expectGoodLooks(page, "past-the-gateway", info);
    } finally {
      await company.close();
    }
  });

  test("a form that arrives without a session gets a page in words", async ({ page }, info) => {
    // As a browser shows the answer to a posted form: it names where the form stood.
    await page.route("**/refunds", async (route) => {
      if (route.request().resourceType() !== "document") return route.continue();
      await route.fulfill({ response: await page.request.get("/refunds", { headers: { origin: appUrl } }) });
    });
    await page.goto("/refunds");
    await expect(page.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
    await expectGoodLooks(page, "not-signed-in", info);
  });
});

test.describe("a page that breaks", () => {
  test.use({ as: "Tomasz Zielinski", expectedNoise: /./ });

  test("says so, and where to look", async ({ page }, info) => {
    await page.goto("/settings");
    await page.route("**/settings", (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ status: 500, contentType: "text/plain", body: "broken" })
        : route.continue(),
    );
    await page
      .getByRole("button", { name: /^End sessions of/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { name: "Something went wrong on this page" })).toBeVisible();
    await expectGoodLooks(page, "broken-page", info);
  });
});
