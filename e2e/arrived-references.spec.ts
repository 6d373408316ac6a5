import { randomInt } from "node:crypto";
import { steer } from "./stage/ask-stripe";
import { makePayment } from "./stage/payments";
import { refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

test("a bank's reference that arrives later waits for whoever asked for the refund, until it is passed on", async ({
  page,
  pageOf,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("7");
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-REFERENCE");
  await page.getByRole("button", { name: "Refund $7.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $7.00" })).toBeVisible();
  const [refund] = await refundsOf(payment.id);
  const reference = `745376042212${randomInt(10 ** 10, 10 ** 11)}`;
  await steer("POST", "refunds", { refund: refund?.id, reference });

  const arrived = page.getByRole("region", { name: "References that arrived" }).getByRole("listitem");
  const own = arrived.filter({ hasText: reference });
  // Stripe tells by webhook, and the list is of the moment at which it was opened.
  await expect(async () => {
    await page.goto("/refunds");
    await expect(own).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(own).toContainText("TCK-REFERENCE");
  const jonas = await pageOf("Jonas Lindqvist");
  await jonas.goto("/refunds");
  await expect(jonas.getByRole("heading", { name: "Refunds", exact: true })).toBeVisible();
  await expect(jonas.getByText(reference)).toHaveCount(0);

  await own.getByRole("link", { name: "Text for the customer" }).click();
  await expect(page.getByRole("region", { name: "Text for the customer" })).toContainText(
    `Reference: ${reference}`,
  );
  await page.goto("/refunds");
  await own.getByRole("button", { name: /^Passed on/ }).click();
  await expect(page.getByRole("heading", { name: "Refunds", exact: true })).toBeVisible();
  await expect(own).toHaveCount(0);
});
