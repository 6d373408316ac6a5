import type { Page } from "@playwright/test";
import { caseInList, refundWhole, soon } from "./cases";
import { loseFirstSends, spoilKeyOf } from "./stage/fallen-back";
import { makePayment, type Payment } from "./stage/payments";
import { refundCallsFor, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

/** A refund whose outcome only people can tell, and its case's page. */
async function openUnknown(page: Page): Promise<{ payment: Payment; key: string }> {
  const payment = await makePayment(5000);
  await loseFirstSends(payment);
  await refundWhole(page, payment);
  const key = await spoilKeyOf(payment);
  const found = await caseInList(page, payment);
  await expect(found).toContainText("Nobody knows whether this refund was carried out");
  await expect(found).toContainText(key);
  await found.getByRole("link", { name: /^Open/ }).click();
  return { payment, key };
}

async function propose(page: Page, outcome: string): Promise<void> {
  await page.getByRole("radio", { name: outcome }).check();
  await page.getByRole("textbox", { name: "Note" }).fill("Stripe has no trace of it");
  await page.getByRole("textbox", { name: "Evidence" }).fill("Support case 00918");
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByRole("status")).toContainText("Nothing moves until somebody else confirms it.");
}

test("two people have a refund sent anew, and it goes out once under a new key", async ({ page, pageOf }) => {
  const { payment, key } = await openUnknown(page);
  await expect(page.getByText("that is a second refund")).toBeVisible();
  await propose(page, "Send anew");
  await expect(page.getByRole("button", { name: /^Confirm/ })).toHaveCount(0);
  await expect(page.getByText("You proposed this.")).toBeVisible();

  const lead = await pageOf("Mira Okafor");
  await lead.goto(page.url());
  await expect(lead.getByText("Evidence: Support case 00918")).toBeVisible();
  await expect(lead.getByText("that is a second refund")).toBeVisible();
  await lead.getByRole("button", { name: "Confirm: Send anew" }).click();
  await expect(lead.getByRole("status")).toHaveText("Confirmed. The case is closed.");
  await expect.poll(() => refundsOf(payment.id), soon).toMatchObject([{ amount: 5000, status: "succeeded" }]);
  const keys = (await refundCallsFor(payment.id)).map(({ idempotencyKey }) => idempotencyKey);
  expect(keys.filter((sent) => sent !== key)).toEqual([key.replace(/:0$/, ":1")]);
  await lead.getByRole("link", { name: "Story of this refund" }).click();
  await expect(lead.getByRole("region", { name: "What happened" })).toContainText(
    "To be sent anew, under a new key",
  );
});

test("what two people found not executed fails, and its amount can be refunded again", async ({
  page,
  pageOf,
}) => {
  const { payment } = await openUnknown(page);
  await propose(page, "Not executed");
  const lead = await pageOf("Mira Okafor");
  await lead.goto(page.url());
  await lead.getByRole("button", { name: "Turn down" }).click();
  await expect(lead.getByRole("textbox", { name: "Why not" })).toHaveAccessibleDescription(
    /Say what was done/,
  );
  await lead.getByRole("button", { name: "Confirm: Not executed" }).click();
  await expect(lead.getByRole("status")).toHaveText("Confirmed. The case is closed.");
  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByRole("button", { name: "Refund $50.00" })).toBeVisible();
});
