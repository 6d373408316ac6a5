import { makePayment } from "./stage/payments";
import { refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

test("an amount is worked out beside the form, and its arithmetic is told with the refund", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("button", { name: "Work out…" }).click();
  await page.getByRole("textbox", { name: "Percentage" }).fill("33,3");
  // Enter takes the amount over; it sends nothing.
  await page.getByRole("textbox", { name: "Percentage" }).press("Enter");
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("16.65");
  expect(await refundsOf(payment.id)).toEqual([]);
  await page.getByRole("combobox", { name: "Work the amount out from" }).selectOption("shipping");
  await expect(page.getByText("Stripe has no invoice and no checkout for this payment.")).toBeVisible();
  await page.getByRole("button", { name: "Refund $16.65" }).click();
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  await expect(page.getByRole("region", { name: "Refund of" })).toContainText(
    "33.3 % of $50.00 that was paid = $16.65, rounded down",
  );
});
