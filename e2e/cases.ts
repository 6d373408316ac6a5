import type { Locator, Page } from "@playwright/test";
import { moveRefund } from "./stage/fallen-back";
import { makePayment, type Payment } from "./stage/payments";
import { refundsOf } from "./stage/refunds";
import { expect } from "./test";

/** Webhook, look and page follow each other within seconds. */
export const soon = { timeout: 20_000 };

export async function refundWhole(page: Page, payment: Payment): Promise<void> {
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await page.getByRole("button", { name: "Yes, refund $50.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "$50.00 to Visa" })).toBeVisible();
}

/** The case of this payment in the list; its page has been asked for until it was there. */
export async function caseInList(page: Page, payment: Payment): Promise<Locator> {
  const found = page
    .getByRole("list", { name: "Cases" })
    .getByRole("listitem")
    .filter({ hasText: payment.id });
  await expect(async () => {
    await page.goto("/attention");
    await expect(found).toBeVisible({ timeout: 1_000 });
  }).toPass(soon);
  return found;
}

/** A refund that the bank sends back, and its case. */
export async function failedCase(page: Page, reason: string): Promise<{ payment: Payment; found: Locator }> {
  const payment = await makePayment(5000);
  await refundWhole(page, payment);
  const [refund] = await refundsOf(payment.id);
  await moveRefund(refund?.id ?? "", "failed", reason);
  return { payment, found: await caseInList(page, payment) };
}
