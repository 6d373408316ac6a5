import type { Page } from "@playwright/test";
import { figures, figuresOf } from "./stage/figures";
import { makePayment } from "./stage/payments";
import { refundCallsFor, refundElsewhere } from "./stage/refunds";
import { expect, test } from "./test";

async function refundPart(page: Page, chargeId: string, amount: string): Promise<void> {
  await page.goto(`/charges/${chargeId}`);
  await page.getByRole("textbox", { name: "Amount" }).fill(amount);
  await page.getByRole("button", { name: `Refund $${amount}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded:" })).toBeVisible();
}

test("a colleague's refund changes figures, check and button in place; what is typed stays, and so does the focus", async ({
  page,
  pageOf,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  const amount = page.getByRole("textbox", { name: "Amount" });
  await amount.fill("40.00");
  await page.getByRole("radio", { name: "Duplicate" }).check();
  await page.getByRole("textbox", { name: "Note" }).fill("first\nsecond");
  await page.getByText("Metadata").click();
  await page.getByRole("textbox", { name: "Name 1", exact: true }).fill("shelf");
  await page.getByRole("textbox", { name: "Value 1", exact: true }).fill("A-7");
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-1");
  await expect(page.getByRole("button", { name: "Refund $40.00" })).toBeVisible();

  await refundPart(await pageOf("Jonas Lindqvist"), payment.id, "20.00");

  await expect(figuresOf(page)).toHaveText(figures("$50.00", "$20.00", "$0.00", "$30.00"));
  await expect(page.getByText("USD, $30.00 left")).toBeVisible();
  await expect(
    page.getByRole("status").filter({ hasText: "This payment changed: $30.00 is left now." }),
  ).toHaveCount(1);
  await expect(amount).toHaveAttribute("aria-invalid", "true");
  await expect(amount).toHaveAccessibleDescription(/Only \$30\.00 is left of this payment\./);
  await expect(page.getByRole("button", { name: "Refund", exact: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Ticket" })).toBeFocused();
  await expect(amount).toHaveValue("40.00");
  await expect(page.getByRole("radio", { name: "Duplicate" })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("first\nsecond");
  await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-1");
  await expect(page.getByRole("textbox", { name: "Name 1", exact: true })).toHaveValue("shelf");
  await expect(page.getByRole("textbox", { name: "Value 1", exact: true })).toHaveValue("A-7");

  await amount.fill("10");
  await expect(amount).not.toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Refund $10.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $10.00" })).toBeFocused();
  expect(await refundCallsFor(payment.id)).toHaveLength(2);
});

test("an amount that nobody touched goes on meaning what is left", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByRole("button", { name: "Refund $50.00" })).toBeVisible();
  await refundElsewhere(payment.id, 1500);
  await expect(page.getByRole("button", { name: "Refund $35.00" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("35.00");
  await expect(page.getByRole("region", { name: "What went back" })).toContainText(
    "Made outside Refund Console",
  );
});

test("when everything went back elsewhere, the page says so and what was typed is still there", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("40");
  await page.getByRole("textbox", { name: "Note" }).fill("long story");
  await refundElsewhere(payment.id, 5000);
  await expect(page.getByRole("region", { name: "Before you refund" })).toContainText(
    "already refunded in full",
  );
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveAccessibleDescription(
    /Only \$0\.00 is left/,
  );
  await expect(page.getByRole("button", { name: "Refund", exact: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("long story");
});

test("one's own refund tells of no change by others", async ({ page }) => {
  const payment = await makePayment(5000);
  await refundPart(page, payment.id, "20.00");
  await expect(figuresOf(page)).toHaveText(figures("$50.00", "$20.00", "$0.00", "$30.00"));
  await expect(page.getByText("This payment changed")).toHaveCount(0);
});
