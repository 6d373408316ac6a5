import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { type OwnCompany, openOwnCompany } from "./stage/own-company";

test.describe.configure({ mode: "serial", timeout: 240_000 });

let company: OwnCompany;

test.beforeAll(async () => {
  const opened = await openOwnCompany("embedded", { hasMoreAccounts: true });
  if (opened === null) throw new Error("the embedded database is always there");
  company = opened;
  await company.startServer();
});
test.afterAll(() => company.close());

const origin = (name: "us" | "live") => company.appUrl.replace("127.0.0.1", `${name}.localhost`);

/** The provider may know the person already, from another account. */
async function signIn(page: Page, address: string, person: string): Promise<void> {
  await page.goto(address);
  const out = page.getByRole("button", { name: "Sign out" });
  const choice = page.getByRole("button", { name: person });
  await expect(out.or(choice)).toBeVisible();
  if (await choice.isVisible()) await choice.click();
  await expect(out).toBeVisible();
}

async function payment(key: string, amountMinor: number): Promise<string> {
  const response = await fetch(`${company.stripeUrl}/v1/charges`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: new URLSearchParams({ amount: String(amountMinor), currency: "usd", source: "tok_visa" }),
  });
  const { id } = (await response.json()) as { id: string };
  return id;
}

type Recorded = { method: string; path: string; account: string | null; status: number | null };

async function refundCalls(): Promise<readonly Recorded[]> {
  const response = await fetch(`${company.stripeUrl}/_simulator/requests`);
  const { requests } = (await response.json()) as { requests: Recorded[] };
  return requests.filter(({ method, path }) => method === "POST" && path.endsWith("/refund"));
}

async function refundWhole(page: Page, from: string, amount: string): Promise<void> {
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  // In a dialog, or in the page itself where the button was pressed before its script had come.
  await expect(page.getByRole("main")).toContainText(`${amount} goes back from ${from} to`);
  await page.getByRole("button", { name: `Yes, refund ${amount}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `Refunded: ${amount}` })).toBeVisible();
}

const band = (page: Page) => page.getByRole("region", { name: "Account" });
const menu = (page: Page) => page.getByRole("navigation", { name: "Accounts", exact: true });

test("an agent refunds in two accounts, each under its own key, and always reads which one it is", async ({
  page,
}) => {
  const [here, there] = [await payment("sk_test_tests", 4900), await payment("sk_test_us_tests", 7300)];
  await signIn(page, `${company.appUrl}/charges/${here}`, "Ana Ferreira");
  await expect(band(page)).toHaveText("Acme EU · Test No real money moves here.");
  await expect(page).toHaveTitle("Acme EU · Test · Payment · Refund Console");
  await refundWhole(page, "Acme EU · Test", "$49.00");

  await page.goto(`${company.appUrl}/charges/${there}`);
  await expect(page.getByRole("heading", { name: "No such payment" })).toBeVisible();
  await expect(page.getByText("This account works with test payments only.")).toBeVisible();
  await page.getByRole("link", { name: "Look in Acme US · Test" }).click();
  await expect(page).toHaveURL(`${origin("us")}/charges/${there}`);
  await expect(band(page)).toHaveText("Acme US · Test No real money moves here.");
  await expect(page).toHaveTitle("Acme US · Test · Payment · Refund Console");
  await refundWhole(page, "Acme US · Test", "$73.00");

  expect(await refundCalls()).toMatchObject([
    { path: `/v1/charges/${here}/refund`, account: "demo", status: 200 },
    { path: `/v1/charges/${there}/refund`, account: "us", status: 200 },
  ]);
  for (const [address, own, foreign] of [
    [company.appUrl, here, there],
    [origin("us"), there, here],
  ]) {
    await page.goto(`${address}/refunds`);
    await expect(page.getByRole("main").locator(`a[href*="${own}"]`).first()).toBeVisible();
    await expect(page.getByRole("main").locator(`a[href*="${foreign}"]`)).toHaveCount(0);
  }
});

test("the way to another account keeps the search, and opens where the payment is", async ({ page }) => {
  await signIn(page, company.appUrl, "Ana Ferreira");
  await page.getByRole("searchbox", { name: "Find a payment" }).fill("US-1001 kettle");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("No test payment");
  await menu(page).getByText("Other accounts").click();
  await expect(menu(page).getByRole("listitem")).toHaveText(["Acme US · Test"]);
  await menu(page).getByRole("link", { name: "Acme US · Test" }).click();
  await expect(page).toHaveURL(`${origin("us")}/?q=US-1001+kettle`);
  await expect(page.getByRole("searchbox", { name: "Find a payment" })).toHaveValue("US-1001 kettle");
  await page.goto(`${origin("us")}/?q=kettle`);
  await expect(page.getByRole("region", { name: "Payments found" })).toContainText("$59.00");
});

test("an action that leads on to a page leads to that account’s", async ({ page }) => {
  await signIn(page, `${origin("us")}/?q=C-310`, "Ana Ferreira");
  await page.getByRole("region", { name: "Payments found" }).getByRole("link").first().click();
  await page.getByText("Cancel the authorisation", { exact: true }).click();
  await page.getByRole("button", { name: /^Yes, release/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "The authorisation is canceled" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`^${origin("us")}/charges/`));
  await expect(band(page)).toHaveText("Acme US · Test No real money moves here.");
});

test("whoever has no role in an account is told so, and led back to where they have one", async ({
  page,
}) => {
  await signIn(page, company.appUrl, "Ana Ferreira");
  await page.goto(origin("live"));
  await expect(page.getByRole("heading", { name: "You have no access to this page" })).toBeVisible();
  await expect(band(page)).toHaveText("Acme · Live Simulated: no real money moves here.");
  const elsewhere = page.getByRole("navigation", { name: "Look in other accounts" });
  await expect(elsewhere.getByRole("listitem")).toHaveText([
    "Look in Acme EU · Test",
    "Look in Acme US · Test",
  ]);
});

test("a lead sees all three, in both themes and on a telephone", async ({ page }, info) => {
  await signIn(page, `${origin("live")}/?q=no+such+thing`, "Mira Okafor");
  await menu(page).getByText("Other accounts").click();
  await expect(menu(page).getByRole("listitem")).toHaveText(["Acme EU · Test", "Acme US · Test"]);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.screenshot({ path: info.outputPath(`live-${colorScheme}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 375, height: 800 });
  await page.screenshot({ path: info.outputPath("live-375.png"), fullPage: true });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});

test("what leads to the other mode is looked for where that mode is", async ({ page }) => {
  await signIn(page, `${company.appUrl}/?q=cs_live_a1B2c3D4e5F6g7H8i9J0`, "Mira Okafor");
  await expect(page.getByRole("main").getByRole("status")).toHaveText(
    /This leads to live data, and this account works with test payments only\./,
  );
  const elsewhere = page.getByRole("navigation", { name: "Look in other accounts" });
  await expect(elsewhere.getByRole("listitem")).toHaveText(["Look in Acme · Live"]);
  await elsewhere.getByRole("link").click();
  await expect(page).toHaveURL(`${origin("live")}/?q=cs_live_a1B2c3D4e5F6g7H8i9J0`);
});

test("a page that broke says in its title which account it is", async ({ page }) => {
  await signIn(page, `${origin("us")}/settings`, "Tomasz Zielinski");
  await page.route("**/settings", (route) =>
    route.request().method() === "POST"
      ? route.fulfill({ status: 500, contentType: "text/plain", body: "broken" })
      : route.continue(),
  );
  // A click that comes before the page's script posts the form by itself: then it is tried on a fresh page.
  await expect(async () => {
    await page.goto(`${origin("us")}/settings`);
    await page
      .getByRole("button", { name: /^End sessions of/ })
      .first()
      .click();
    const heading = page.getByRole("heading", { name: "Something went wrong on this page" });
    await expect(heading).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(page).toHaveTitle("Acme US · Test · Something went wrong · Refund Console");
});

test("signing out at one account ends the session at the others", async ({ page }) => {
  await signIn(page, company.appUrl, "Ana Ferreira");
  await signIn(page, `${origin("us")}/refunds`, "Ana Ferreira");
  await page.getByRole("button", { name: "Sign out" }).click();
  // At the provider nothing is ended yet: whoever is seen out of the first account was ended by the second.
  await expect(page.getByRole("heading", { name: "Sign out of Acme?" })).toBeVisible();
  const answer = await page.request.get(`${company.appUrl}/refunds`, { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await expect(page).toHaveURL(`${origin("us")}/signed-out`);
  await page.goto(`${company.appUrl}/refunds`);
  await expect(page.getByRole("button", { name: "Ana Ferreira" })).toBeVisible();
});
