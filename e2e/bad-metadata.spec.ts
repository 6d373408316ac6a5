import type { Page } from "@playwright/test";
import { makePayment } from "./stage/payments";
import { refundCallsFor, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

async function openMetadata(page: Page, chargeId: string): Promise<void> {
  await page.goto(`/charges/${chargeId}`);
  await page.getByText("Metadata").click();
}

function cell(page: Page, part: "Name" | "Value", row: number) {
  return page.getByRole("textbox", { name: `${part} ${row}`, exact: true });
}

test("metadata goes along to Stripe and stands with the refund", async ({ page }) => {
  const payment = await makePayment(5000);
  await openMetadata(page, payment.id);
  await cell(page, "Name", 1).fill("warehouse");
  await cell(page, "Value", 1).fill("Łódź 2");
  await page.getByRole("button", { name: "Add a row" }).click();
  await cell(page, "Name", 2).fill("return");
  await cell(page, "Value", 2).fill("R-17");
  await page.getByRole("textbox", { name: "Amount" }).fill("6");
  await page.getByRole("button", { name: "Refund $6.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $6.00" })).toBeVisible();
  const [refund] = await refundsOf(payment.id);
  expect(refund?.metadata).toMatchObject({ warehouse: "Łódź 2", return: "R-17" });
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  const atStripe = page.getByRole("region", { name: "Metadata at Stripe" });
  await expect(atStripe.locator('input[value="Łódź 2"]')).toBeVisible();
});

const refused = [
  ["a name over 40 characters", "n".repeat(41), "v", "Name", "Metadata name: at most 40 characters."],
  ["a value over 500 characters", "n", "v".repeat(501), "Value", "Metadata value: at most 500 characters."],
  ["brackets in a name", "a[b]", "v", "Name", "A metadata name may not contain square brackets."],
  ["a value without a name", "", "v", "Name", "Give this metadata row a name, or remove the row."],
  ["a name without a value", "n", "", "Value", "Give this metadata row a value, or remove the row."],
  [
    "a name of the console's own",
    "request_id",
    "v",
    "Name",
    "This metadata name is kept for Refund Console.",
  ],
] as const;

test("each cell that Stripe could not take is refused at its place, and nothing typed is lost", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await openMetadata(page, payment.id);
  await page.getByRole("textbox", { name: "Amount" }).fill("6");
  for (const [what, name, text, faulty, sentence] of refused) {
    await test.step(what, async () => {
      await cell(page, "Name", 1).fill(name);
      await cell(page, "Value", 1).fill(text);
      await page.getByRole("button", { name: "Refund $6.00" }).click();
      await expect(cell(page, faulty, 1)).toBeFocused();
      await expect(cell(page, faulty, 1)).toHaveAttribute("aria-invalid", "true");
      await expect(cell(page, faulty, 1)).toHaveAccessibleDescription(new RegExp(sentence));
      const sound = cell(page, faulty === "Name" ? "Value" : "Name", 1);
      await expect(sound).not.toHaveAttribute("aria-invalid", "true");
      await expect(cell(page, "Name", 1)).toHaveValue(name);
      await expect(cell(page, "Value", 1)).toHaveValue(text);
    });
  }
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("6");
  expect(await refundCallsFor(payment.id)).toEqual([]);
});

test("faults in several cells of several rows are all said at once, each at its own", async ({ page }) => {
  const payment = await makePayment(5000);
  await openMetadata(page, payment.id);
  await cell(page, "Name", 1).fill("a[b]");
  await cell(page, "Value", 1).fill("v".repeat(501));
  await page.getByRole("button", { name: "Add a row" }).click();
  await cell(page, "Value", 2).fill("2");
  await page.getByRole("button", { name: "Refund $50.00" }).click();
  await expect(cell(page, "Name", 1)).toHaveAccessibleDescription(/may not contain square brackets/);
  await expect(cell(page, "Value", 1)).toHaveAccessibleDescription(/at most 500 characters/);
  await expect(cell(page, "Name", 2)).toHaveAccessibleDescription(/Give this metadata row a name/);
  await expect(cell(page, "Value", 2)).not.toHaveAttribute("aria-invalid", "true");
});

test("a repeated name is refused at the row that repeats it", async ({ page }) => {
  const payment = await makePayment(5000);
  await openMetadata(page, payment.id);
  await cell(page, "Name", 1).fill("order");
  await cell(page, "Value", 1).fill("1");
  await page.getByRole("button", { name: "Add a row" }).click();
  await cell(page, "Name", 2).fill(" order ");
  await cell(page, "Value", 2).fill("2");
  await page.getByRole("button", { name: "Refund $50.00" }).click();
  await expect(cell(page, "Name", 2)).toHaveAccessibleDescription(/The name “order” is there twice\./);
  await expect(cell(page, "Name", 1)).not.toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Remove row 2" }).click();
  await page.getByRole("button", { name: "Refund $50.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $50.00" })).toBeVisible();
});

test("characters are counted while they are typed", async ({ page }) => {
  const payment = await makePayment(5000);
  await openMetadata(page, payment.id);
  await cell(page, "Name", 1).fill("größe👍");
  await expect(cell(page, "Name", 1)).toHaveAccessibleDescription("6 / 40");
  await cell(page, "Value", 1).fill("v".repeat(499));
  await expect(cell(page, "Value", 1)).toHaveAccessibleDescription("499 / 500");
});

const texts = [
  ["Ticket", "t".repeat(101), "Ticket: at most 100 characters."],
  ["Note", "n".repeat(501), "Note: at most 500 characters."],
  ["Note", "pay \u202Eevil", "Note: contains an invisible control character. Remove it."],
] as const;

for (const [label, typed, sentence] of texts) {
  test(`${label} says “${sentence}” and keeps the text whole`, async ({ page }) => {
    const payment = await makePayment(5000);
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("textbox", { name: label }).fill(typed);
    await page.getByRole("button", { name: "Refund $50.00" }).click();
    await expect(page.getByRole("textbox", { name: label })).toBeFocused();
    await expect(page.getByRole("textbox", { name: label })).toHaveAccessibleDescription(
      new RegExp(sentence),
    );
    await expect(page.getByRole("textbox", { name: label })).toHaveValue(typed);
    expect(await refundCallsFor(payment.id)).toEqual([]);
  });
}
