import type { Page } from "@playwright/test";
import { steer } from "./stage/ask-stripe";
import { demoPayment, makePayment } from "./stage/payments";
import { expect, test } from "./test";

function lines(page: Page) {
  return page.getByRole("region", { name: "Before you refund" }).getByRole("listitem");
}

test("an early fraud warning stands there with what to do about it", async ({ page }) => {
  const { id } = await demoPayment("B-20014");
  await page.goto(`/charges/${id}`);
  const warning = lines(page).filter({ hasText: "may be fraud: unauthorized use of card" });
  await expect(warning).toContainText(
    "A refund of the whole charge now usually keeps it from becoming a dispute.",
  );
  await expect(page.getByRole("button", { name: "Refund $899.00" })).toBeVisible();
});

test("a balance that is too low is told before somebody finds out", async ({ page }) => {
  const { id } = await demoPayment("B-20020");
  await page.goto(`/charges/${id}`);
  const short = lines(page).filter({ hasText: "would be needed" });
  await expect(short).toContainText("PLN 250.00 would be needed");
  await expect(short).toContainText("waits until the balance covers it");
});

test("the fee that Stripe keeps is named, and the rate that has moved since", async ({ page }) => {
  const { id } = await demoPayment("A-10403");
  await page.goto(`/charges/${id}`);
  await expect(lines(page)).toHaveText([/Stripe keeps its fee of €2\.16 for this payment\./]);
  await steer("POST", "settlement", { currency: "czk", settlesIn: "eur", exchangeRate: 0.04 });
  const abroad = await makePayment(100_000, "czk");
  await page.goto(`/charges/${abroad.id}`);
  await expect(lines(page)).toHaveText([/Of this payment of CZK\s1,000\.00 came €40\.00 .* at today’s rate/]);
});

test("a method with an age limit names its last day", async ({ page }) => {
  const { id } = await demoPayment("D-40005");
  await page.goto(`/charges/${id}`);
  await expect(lines(page).filter({ hasText: "PayPal payments can be refunded for 180 days" })).toContainText(
    /the last day of this one is \w+ \d+, 20\d\d \(UTC\)/,
  );
});

test("the form can be used before the slower lines are there", async ({ page }) => {
  const { id } = await makePayment(4200);
  const on = { method: "GET", path: "/v1/radar/early_fraud_warnings", charge: id };
  await steer("POST", "faults", { on, fault: "slow", times: 1, delayMs: 6000 });
  await page.goto(`/charges/${id}`, { waitUntil: "commit" });
  await expect(lines(page)).toHaveText([/Asking Stripe about fraud warnings, balance and fees\./]);
  await page.getByRole("textbox", { name: "Amount" }).fill("10");
  await page.getByRole("button", { name: "Refund $10.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $10.00" })).toBeVisible();
});

test("the figures after a refund do not wait for the slower lines either", async ({ page }) => {
  const { id } = await makePayment(4200);
  await page.goto(`/charges/${id}`);
  await expect(lines(page)).toHaveCount(0);
  const on = { method: "GET", path: "/v1/radar/early_fraud_warnings", charge: id };
  await steer("POST", "faults", { on, fault: "slow", times: 5, delayMs: 60_000 });
  await page.getByRole("textbox", { name: "Amount" }).fill("10");
  await page.getByRole("button", { name: "Refund $10.00" }).click();
  const figures = page.getByRole("region", { name: "Figures of this payment" });
  await expect(figures).toContainText("Left$32.00");
  // Still asking: nothing of the above has waited for it.
  await expect(lines(page).filter({ hasText: "Asking Stripe about" })).toHaveCount(1);
});

test("a line that cannot be looked up says so, and nothing else is missing", async ({ page }) => {
  const { id } = await makePayment(4200);
  const on = { method: "GET", path: "/v1/radar/early_fraud_warnings", charge: id };
  await steer("POST", "faults", { on, fault: "permission_missing_403", times: 1 });
  await page.goto(`/charges/${id}`);
  await expect(lines(page).filter({ hasText: "Could not be looked up" })).toContainText(
    "Could not be looked up: early fraud warnings.",
  );
  await expect(page.getByRole("textbox", { name: "Amount" })).toBeVisible();
});

test("disputes that cannot be read leave everything but the form", async ({ page }) => {
  const { id } = await makePayment(2000, "usd", { source: "tok_createDispute" });
  const on = { method: "GET", path: "/v1/disputes", charge: id };
  // The webhook about the dispute causes a look as well, and the open page follows.
  await steer("POST", "faults", { on, fault: "permission_missing_403", times: 1000 });
  await page.goto(`/charges/${id}`);
  await expect(lines(page).filter({ hasText: "cannot be looked up now" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Payment of $20.00" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveCount(0);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the slower lines come when they are asked for", async ({ page }) => {
    const { id } = await makePayment(4200, "usd", { source: "tok_createIssuerFraudRecord" });
    // Fast answers stand in the page itself.
    const on = { method: "GET", path: "/v1/radar/early_fraud_warnings", charge: id };
    await steer("POST", "faults", { on, fault: "slow", times: 1, delayMs: 4000 });
    await page.goto(`/charges/${id}`);
    await page.getByRole("link", { name: "Fraud warnings, balance and fees" }).click();
    await expect(lines(page).filter({ hasText: "may be fraud" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Amount" })).toBeVisible();
  });
});
