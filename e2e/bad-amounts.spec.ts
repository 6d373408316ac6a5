import { makePayment } from "./stage/payments";
import { refundCallsFor } from "./stage/refunds";
import { expect, test } from "./test";

const refused = [
  ["", "Type an amount, such as 12.50."],
  ["0", "Type an amount above zero, such as 12.50."],
  ["0.00", "Type an amount above zero, such as 12.50."],
  ["-5", "Type the amount without a minus sign, such as 12.50."],
  ["12,34.56", "This can be read in two ways. Type it without thousands separators, such as 1234.50."],
  ["1e3", "Write the amount out in full, such as 1000.50."],
  ["12.345", "Type the amount with at most 2 decimals, such as 12.50."],
  ["99999999999999999999", "This amount is too large. Check the number of digits."],
  ["twelve", "Type the amount in digits, in USD, such as 12.50."],
  ["12 EUR", "Type the amount in digits, in USD, such as 12.50."],
  ["60", "Only $50.00 is left of this payment, and $60.00 was asked for. Type $50.00 or less."],
] as const;

test("each amount that cannot be taken is refused at the field, and nothing typed is lost", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  const amount = page.getByRole("textbox", { name: "Amount" });
  await page.getByRole("radio", { name: "Duplicate" }).check();
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-1");
  await page.getByRole("textbox", { name: "Note" }).fill("two\nlines");
  for (const [typed, sentence] of refused) {
    await test.step(`“${typed}”`, async () => {
      await amount.fill(typed);
      await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();
      await expect(amount).toHaveAttribute("aria-invalid", "true");
      await expect.poll(() => amount.evaluate(describedBy)).toContain(sentence);
      await expect(amount).toHaveValue(typed);
    });
  }
  await expect(page.getByRole("radio", { name: "Duplicate" })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-1");
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("two\nlines");
  expect(await refundCallsFor(payment.id)).toEqual([]);
});

/** What a screen reader says after the field's name. */
function describedBy(field: Element): string {
  const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
}

const accepted = [
  ["١٢٫٥٠", "Refund $12.50"],
  ["１２.５", "Refund $12.50"],
  ["$12.50", "Refund $12.50"],
  [" 12.5 ", "Refund $12.50"],
  ["12,50", "Refund $12.50"],
] as const;

for (const [typed, button] of accepted) {
  test(`“${typed}” is read without guessing`, async ({ page }) => {
    const payment = await makePayment(5000);
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("textbox", { name: "Amount" }).fill(typed);
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("status").filter({ hasText: "Refunded: $12.50" })).toBeVisible();
    expect((await refundCallsFor(payment.id)).map(({ params }) => params.amount)).toEqual(["1250"]);
  });
}

test("the amount is judged while it is typed: what goes back, what stays, what is too much", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByText("$50.00 goes back to Visa •••• 4242. Nothing stays.")).toContainText(
    "Once it is sent, it should arrive within 10 business days.",
  );
  await page.getByRole("textbox", { name: "Amount" }).fill("49.99");
  await expect(page.getByText("$49.99 goes back to Visa •••• 4242. $0.01 stays.")).toContainText(
    "within 10 business days",
  );
  await page.getByRole("textbox", { name: "Amount" }).fill("50.01");
  await expect(page.getByText("$50.01 is more than the $50.00 that is left.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Refund", exact: true })).toBeVisible();
  await page.getByRole("textbox", { name: "Amount" }).fill("5o");
  await expect(page.getByText("This cannot be read as an amount in USD yet.")).toBeVisible();
});

test("a refused amount is mended and sent without anything else having to be typed again", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-2");
  await page.getByRole("textbox", { name: "Amount" }).fill("500");
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "No refund was made" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Amount" })).toBeFocused();
  await page.getByRole("link", { name: "Only $50.00 is left of this payment" }).click();
  await expect(page.getByRole("textbox", { name: "Amount" })).toBeFocused();
  await page.getByRole("textbox", { name: "Amount" }).fill("5");
  await page.getByRole("button", { name: "Refund $5.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $5.00" })).toBeFocused();
  await expect(page.getByRole("region", { name: "What went back" })).toContainText("TCK-2");
});
