import { makePayment } from "./stage/payments";
import { refundCallsFor } from "./stage/refunds";
import { expect, test } from "./test";

// Stripe counts ISK and UGX in hundredths that nobody can pay, and BHD in thousandths that end in 0.
const currencies = [
  { currency: "jpy", paidMinor: 12_800, paid: "¥12,800", typed: "5,800", back: "¥5,800", sent: "5800" },
  { currency: "bhd", paidMinor: 24_750, paid: "BHD 24.750", typed: "1.25", back: "BHD 1.250", sent: "1250" },
  { currency: "isk", paidMinor: 1_299_000, paid: "ISK 12,990", typed: "90", back: "ISK 90", sent: "9000" },
  {
    currency: "ugx",
    paidMinor: 18_500_000,
    paid: "UGX 185,000",
    typed: "500",
    back: "UGX 500",
    sent: "50000",
  },
  {
    currency: "eur",
    paidMinor: 123_450,
    paid: "€1,234.50",
    typed: "€1200",
    back: "€1,200.00",
    sent: "120000",
  },
];

for (const { currency, paidMinor, paid, typed, back, sent } of currencies) {
  test(`${currency} is shown, typed and sent exactly`, async ({ page }) => {
    const payment = await makePayment(paidMinor, currency);
    await page.goto(`/charges/${payment.id}`);
    await expect(page.getByRole("heading", { name: `Payment of ${paid}` })).toBeVisible();
    await page.getByRole("textbox", { name: "Amount" }).fill(typed);
    await page.getByRole("button", { name: `Refund ${back}` }).click();
    await expect(page.getByRole("status").filter({ hasText: `Refunded: ${back}` })).toBeFocused();
    const calls = await refundCallsFor(payment.id);
    expect(calls.map(({ params }) => params.amount)).toEqual([sent]);
  });
}

const refused = [
  { currency: "jpy", typed: "58.5", sentence: "JPY has no decimals. Type a whole amount, such as 12." },
  { currency: "isk", typed: "90.50", sentence: "ISK has no decimals. Type a whole amount, such as 12." },
  {
    currency: "bhd",
    typed: "1.255",
    sentence: "The last decimal of an amount in BHD must be 0, such as 12.500.",
  },
];

for (const { currency, typed, sentence } of refused) {
  test(`${typed} is refused in ${currency}, with the reason at the field`, async ({ page }) => {
    const payment = await makePayment(500_000, currency);
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("textbox", { name: "Amount" }).fill(typed);
    await page.getByRole("textbox", { name: "Amount" }).press("Enter");
    await expect(page.getByRole("textbox", { name: "Amount" })).toHaveAccessibleDescription(
      new RegExp(sentence.replaceAll(".", "\\.")),
    );
    expect(await refundCallsFor(payment.id)).toEqual([]);
  });
}

test.describe("a German browser", () => {
  test.use({ locale: "de-DE" });

  test("shows and reads amounts as Germans write them", async ({ page }) => {
    const payment = await makePayment(123_450, "eur");
    await page.goto(`/charges/${payment.id}`);
    await expect(page.getByRole("heading", { name: "Payment of 1.234,50 €" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("1234,50");
    await page.getByRole("textbox", { name: "Amount" }).fill("1.200,5");
    await page.getByRole("button", { name: "Refund 1.200,50 €" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Refunded: 1.200,50 €" })).toBeVisible();
    const calls = await refundCallsFor(payment.id);
    expect(calls.map(({ params }) => params.amount)).toEqual(["120050"]);
  });
});
