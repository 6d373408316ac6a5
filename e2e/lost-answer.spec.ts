import type { Page } from "@playwright/test";
import { figures } from "./stage/figures";
import { makePayment, type Payment } from "./stage/payments";
import { refundCallsFor, refundsOf } from "./stage/refunds";
import { type Fault, stageFault } from "./stage/stage-fault";
import { expect, test } from "./test";

/** The console looks again after some seconds, and a page that waits asks every few. */
const settledSoon = { timeout: 20_000 };

// The SDK repeats a broken connection once by itself: two faults lose one send.
const wholeSend = 2;

async function refundWhole(page: Page, payment: Payment, fault: Fault): Promise<void> {
  await stageFault({ method: "POST", path: `/v1/charges/${payment.id}/refund` }, fault, wholeSend);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await page.getByRole("button", { name: "Yes, refund $50.00" }).click();
}

test("a send that never reached Stripe is not called failed, and is carried on under its own key", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await refundWhole(page, payment, "dropped_before");
  const happened = page.getByRole("status").filter({ hasText: "$50.00 to Visa •••• 4242." });
  await expect(happened).toContainText("Asking Stripe");
  await expect(happened).toContainText("Do not refund this by other means.");
  await expect(page.getByText(/try again|failed/i)).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
    figures("$50.00", "$0.00", "$50.00", "$0.00"),
  );
  await expect(happened).toContainText("Refunded", settledSoon);
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
    figures("$50.00", "$50.00", "$0.00", "$0.00"),
  );
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: 5000, status: "succeeded" }]);
  const keys = (await refundCallsFor(payment.id)).map(({ idempotencyKey }) => idempotencyKey);
  expect(keys.length).toBeGreaterThan(wholeSend);
  expect(new Set(keys).size).toBe(1);
});

test("an answer that Stripe gave and nobody got is found again as the one refund it was", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await refundWhole(page, payment, "executed_and_lost");
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $50.00" })).toBeVisible(settledSoon);
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
    figures("$50.00", "$50.00", "$0.00", "$0.00"),
  );
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: 5000, status: "succeeded" }]);
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  const steps = page.getByRole("region", { name: "What happened" }).getByRole("listitem");
  await expect(steps.filter({ hasText: "Refunded" })).toHaveCount(1, settledSoon);
});

test("the story of a refund without an answer settles itself while somebody reads it", async ({ page }) => {
  const payment = await makePayment(5000);
  await refundWhole(page, payment, "dropped_before");
  await expect(page.getByRole("status").filter({ hasText: "Asking Stripe" })).toBeVisible();
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  await expect(page.getByRole("heading", { name: "Refund of $50.00 Asking Stripe" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Refund of $50.00 Refunded" })).toBeVisible(settledSoon);
});
