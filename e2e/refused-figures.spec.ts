import { EventEmitter, once } from "node:events";
import { makePayment } from "./stage/payments";
import { refundElsewhere, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

// The page's own stream is cut off, so that only the refusal tells it to follow.
test.use({ expectedNoise: /ERR_FAILED/ });

test("after a refusal the form waits until the page shows the figures that it was refused for", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.route(/\/live$/, (route) => route.abort());
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("40");
  await refundElsewhere(payment.id, 2000);
  const gate = new EventEmitter();
  const isOpen = once(gate, "open");
  await page.route(`**/charges/${payment.id}*`, async (route) => {
    if (route.request().method() === "GET") await isOpen;
    await route.continue();
  });
  const button = page.getByRole("button", { name: "Refund $40.00" });
  await button.click();
  await expect(page.getByRole("heading", { name: "No refund was made" })).toBeVisible();
  await expect(button).toBeDisabled();
  await page.getByRole("textbox", { name: "Amount" }).fill("30");
  await page.getByRole("textbox", { name: "Amount" }).press("Enter");
  expect(await refundsOf(payment.id)).toHaveLength(1);
  gate.emit("open");
  const next = page.getByRole("button", { name: "Refund $30.00" });
  await expect(next).toBeEnabled();
  await next.click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $30.00" })).toBeVisible();
  expect((await refundsOf(payment.id)).map(({ amount }) => amount)).toEqual([3000, 2000]);
});
