import type { Page } from "@playwright/test";
import { steer } from "./stage/ask-stripe";
import { demoPayment } from "./stage/payments";
import { type RefundCall, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

const named = (page: Page) => page.getByRole("checkbox", { name: "Name the payment intent" });

/** What Stripe was sent under this number of an intent. */
async function callsOf(intent: string | null) {
  const { requests } = await steer<{ requests: RefundCall[] }>("GET", "requests");
  return requests.filter(({ path, params }) => path === "/v1/refunds" && params.payment_intent === intent);
}

test("a payment goes back under its intent’s number, which its story tells", async ({ page }) => {
  const { id, payment_intent: intent } = await demoPayment("A-10407");
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Find a payment" }).fill(String(intent));
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("button", { name: "Refund whole charge" })).toBeVisible();
  await expect(named(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Refund by it" }).click();

  await expect(named(page)).toBeChecked();
  await expect(named(page)).toHaveAccessibleDescription(
    new RegExp(`Stripe is told ${intent} in place of the charge;`),
  );
  await page.getByRole("textbox", { name: "Amount" }).fill("1.50");
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-INTENT");
  await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded:" })).toBeVisible();
  const [call, ...more] = await callsOf(intent);
  expect(more).toEqual([]);
  expect(call?.params).toMatchObject({ amount: "150" });
  expect(call?.params).not.toHaveProperty("charge");
  expect(await refundsOf(id)).toMatchObject([{ amount: 150, status: "succeeded" }]);

  const history = page.getByRole("region", { name: "What went back" });
  await history.getByRole("link", { name: "Story of this refund" }).click();
  const story = page.getByRole("region", { name: "Refund of" });
  await expect(story).toContainText(String(intent));
  await expect(story).toContainText("in place of the charge");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a refused form comes back with the choice as it was made", async ({ page }) => {
    const { id } = await demoPayment("A-10409");
    await page.goto(`/charges/${id}`);
    await page.getByRole("link", { name: "Refund by it" }).click();
    await expect(named(page)).toBeChecked();
    await named(page).uncheck();
    await page.getByRole("textbox", { name: "Amount" }).fill("999999");
    await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();
    await expect(page.getByRole("alert").filter({ hasText: "No refund was made" })).toBeVisible();
    await expect(named(page)).not.toBeChecked();
    await named(page).check();
    await page.getByRole("textbox", { name: "Amount" }).fill("999999");
    await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();
    await expect(page.getByRole("alert").filter({ hasText: "No refund was made" })).toBeVisible();
    await expect(named(page)).toBeChecked();
  });
});
