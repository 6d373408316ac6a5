import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { askStripe } from "./stage/ask-stripe";
import { demoCustomer, demoPayment, makePayment } from "./stage/payments";
import { refundElsewhere, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

async function find(page: Page, text: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Find a payment" }).fill(text);
  await page.getByRole("button", { name: "Find" }).click();
}

test("a charge's number leads straight to its page, also with spaces around it", async ({ page }) => {
  const payment = await makePayment(4200);
  await find(page, `  ${payment.id} `);
  await expect(page).toHaveURL(`/charges/${payment.id}`);
  await expect(page.getByRole("heading", { name: "Payment of $42.00" })).toBeVisible();
});

test("a payment intent's number leads to its payment", async ({ page }) => {
  const payment = await demoPayment("A-10401");
  await find(page, String(payment.payment_intent));
  await expect(page).toHaveURL(`/charges/${payment.id}`);
});

test("a customer's number leads to the customer and from there to the payments", async ({ page }) => {
  const customer = await demoCustomer("eleni@taxydromeio.example");
  await find(page, customer);
  await expect(page).toHaveURL(`/customers/${customer}`);
  await expect(page.getByRole("heading", { name: "Ελένη Παπαδοπούλου" })).toBeVisible();
  const payments = page.getByRole("region", { name: "Payments of this customer" });
  await payments.getByRole("link", { name: "€133.00" }).click();
  await expect(page).toHaveURL(/\/charges\/ch_/);
});

test("the number of a refund made elsewhere leads to its payment", async ({ page }) => {
  const payment = await makePayment(4200);
  const refund = await refundElsewhere(payment.id, 700);
  await find(page, refund.id);
  await expect(page).toHaveURL(`/charges/${payment.id}`);
  await expect(page.getByRole("region", { name: "What went back" })).toContainText("$7.00");
  await expect(page.getByText("Made outside Refund Console")).toBeVisible();
});

test("both numbers of a refund made here lead to its story", async ({ page }) => {
  const payment = await makePayment(4200);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("5");
  await page.getByRole("button", { name: "Refund $5.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $5.00" })).toBeVisible();
  const [refund] = await refundsOf(payment.id);
  const request = refund?.metadata.request_id ?? "";
  await find(page, refund?.id ?? "");
  await expect(page).toHaveURL(`/refunds/${request}`);
  await find(page, request);
  await expect(page).toHaveURL(`/refunds/${request}`);
  await expect(page.getByRole("heading", { name: "Refund of $5.00" })).toBeVisible();
});

test("the number of a dispute leads to the payment that is disputed, and so does its link", async ({
  page,
}) => {
  const { id } = await demoPayment("B-20012");
  const { data } = await askStripe<{ data: { id: string }[] }>("GET", "/v1/disputes", { charge: id });
  const [dispute] = data;
  await find(page, dispute?.id ?? "");
  await expect(page).toHaveURL(`/charges/${id}`);
  await find(page, `https://dashboard.stripe.com/test/disputes/${dispute?.id}`);
  await expect(page).toHaveURL(`/charges/${id}`);
});

test("a balance transaction and an invoice lead to their payment", async ({ page }) => {
  const payment = await makePayment(4200);
  await find(page, String(payment.balance_transaction));
  await expect(page).toHaveURL(`/charges/${payment.id}`);
  const { data } = await askStripe<{ data: { invoice: string }[] }>("GET", "/v1/invoice_payments");
  await find(page, data[0]?.invoice ?? "");
  await expect(page.getByRole("heading", { name: "Payment of €3,800.00" })).toBeVisible();
});

test("a link from the Stripe Dashboard leads to its payment", async ({ page }) => {
  const { id, payment_intent: intent } = await demoPayment("A-10402");
  await find(page, `https://dashboard.stripe.com/test/payments/${id}`);
  await expect(page).toHaveURL(`/charges/${id}`);
  await find(page, `https://dashboard.stripe.com/acct_1SimulatedPlatform/test/payments/${intent}?tab=x#y`);
  await expect(page).toHaveURL(`/charges/${id}`);
});

test("a link to live data is refused in words", async ({ page }) => {
  const { id } = await demoPayment("A-10402");
  await find(page, `https://dashboard.stripe.com/payments/${id}`);
  await expect(page.getByRole("status")).toContainText(
    "This leads to live data, and this console works with test payments only.",
  );
});

test("an e-mail address finds the payments of everybody who uses it", async ({ page }) => {
  await find(page, "robin.taylor@mail.example");
  await expect(page.getByRole("status")).toHaveText("3 payments");
  const rows = page.getByRole("region", { name: "Payments found" }).getByRole("row");
  await expect(rows.filter({ hasText: "Robin Taylor (work)" })).toContainText("Refunded");
  await rows.filter({ hasText: "Garden furniture" }).getByRole("link", { name: "$150.00" }).click();
  await expect(page.getByRole("heading", { name: "Payment of $150.00" })).toBeVisible();
});

test("the last four digits find the card's payments", async ({ page }) => {
  await find(page, "•••• 3155");
  const rows = page.getByRole("region", { name: "Payments found" }).getByRole("row");
  await expect(rows.filter({ hasText: "Visa •••• 3155" })).toHaveCount(2);
});

test("the last four with the amount, or with the day, find that payment alone", async ({ page }) => {
  const payment = await makePayment(31_731, "usd");
  await find(page, "4242 $317.31");
  await expect(page.getByRole("status")).toHaveText("1 payment");
  await page.getByRole("link", { name: "$317.31" }).click();
  await expect(page).toHaveURL(`/charges/${payment.id}`);
  await find(page, "4242 1999-03-12");
  await expect(page.getByRole("status")).toContainText(
    "No test payment with a card ending in 4242 on 1999-03-12 was found.",
  );
});

test("an order's number finds its payment, and so does the ticket of a refund made here", async ({
  page,
}) => {
  const { id } = await demoPayment("D-40004");
  await find(page, "D-40004");
  await page.getByRole("link", { name: "€1,199.00" }).click();
  await expect(page).toHaveURL(`/charges/${id}`);
  const payment = await makePayment(4200);
  const ticket = `ZD-${randomUUID().slice(0, 8)}`;
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("5");
  await page.getByRole("textbox", { name: "Ticket" }).fill(ticket);
  await page.getByRole("button", { name: "Refund $5.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $5.00" })).toBeVisible();
  await find(page, ticket.toLowerCase());
  await expect(page.getByRole("status")).toHaveText("1 payment");
  await page.getByRole("link", { name: "$42.00" }).click();
  await expect(page).toHaveURL(`/charges/${payment.id}`);
});

test("a search says how far it looked, and goes farther back when it is asked to", async ({ page }) => {
  // More than are looked through at once.
  for (let count = 0; count < 100; count += 1) await makePayment(100 + count, "nzd");
  await find(page, "no such bicycle");
  const missing = page.getByRole("list", { name: "What may be missing" });
  await expect(missing).toContainText(/payments back to .* UTC were looked through/);
  await page.getByRole("link", { name: "Look farther back" }).click();
  await expect(page).toHaveURL(/before=\d+-(ch|py)_/);
  await expect(page.getByRole("searchbox", { name: "Find a payment" })).toHaveValue("no such bicycle");
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page).not.toHaveURL(/before/);
});

test("words find a payment by its description or its customer's name, whatever the accents", async ({
  page,
}) => {
  const serial = randomUUID().slice(0, 8);
  await makePayment(21_900, "eur", { description: `Crème brûlée torch ${serial}` });
  await find(page, `creme BRULEE ${serial}`);
  await expect(page.getByRole("status")).toHaveText("1 payment");
  await expect(page.getByRole("link", { name: "€219.00" })).toBeVisible();
  await makePayment(1900, "eur", { customer: await demoCustomer("amelie.dubois@mail.example") });
  await find(page, "amelie dubois");
  await expect(page.getByRole("region", { name: "Payments found" })).toContainText("Amélie Dubois");
});

test("the searched text stays in the box when nothing is found", async ({ page }) => {
  await find(page, "no such thing at all");
  await expect(page.getByRole("status")).toContainText("No test payment matches “no such thing at all”.");
  await expect(page.getByRole("searchbox", { name: "Find a payment" })).toHaveValue("no such thing at all");
});
