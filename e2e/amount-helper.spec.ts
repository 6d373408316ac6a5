import { demoPayment, makePayment } from "./stage/payments";
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

test("an amount comes from single items, from their tax, from shipping, or from days that were not used", async ({
  page,
}) => {
  const { id } = await demoPayment("B-20001");
  await page.goto(`/charges/${id}`);
  await page.getByRole("button", { name: "Work out…" }).click();
  const from = page.getByRole("combobox", { name: "Work the amount out from" });
  const kit = page.getByRole("spinbutton", { name: /Leather care kit/ });
  await from.selectOption("lines");
  await kit.fill("1");
  await expect(page.getByText("1 of 2 × Leather care kit (€14.00): €7.00")).toBeVisible();
  await page.getByRole("button", { name: "Take €7.00" }).click();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("7.00");
  await from.selectOption("tax");
  await kit.fill("2");
  await page.getByRole("button", { name: "Take €2.33" }).click();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("2.33");
  await from.selectOption("shipping");
  await page.getByRole("button", { name: "Take €6.00" }).click();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("6.00");
  await from.selectOption("days_unused");
  await page.getByLabel("First day paid for").fill("2026-11-01");
  await page.getByLabel("Last day paid for").fill("2026-11-30");
  await page.getByLabel("First unused day").fill("2026-11-16");
  await expect(page.getByText("€89.00 that was paid × 15 ÷ 30 = €44.50, rounded down")).toBeVisible();
  await page.getByRole("button", { name: "Take €44.50" }).click();
  await expect(page.getByText("how it was worked out goes along with it")).toBeVisible();
  // What is typed over it was not worked out.
  await page.getByRole("textbox", { name: "Amount" }).fill("44.00");
  await expect(page.getByText("how it was worked out goes along with it")).toHaveCount(0);
});
