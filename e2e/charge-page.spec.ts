import { figures } from "./stage/figures";
import { capturePart, demoPayment, makeDeclinedPayment, makePayment } from "./stage/payments";
import { refundElsewhere } from "./stage/refunds";
import { expect, test } from "./test";

test("a payment shows what it is, and where to see it at Stripe", async ({ page }) => {
  const { id, payment_intent: intent } = await demoPayment("A-10403");
  await page.goto(`/charges/${id}`);
  await expect(page.getByRole("heading", { name: "Payment of €74.50 Paid" })).toBeVisible();
  await expect(page.getByText("TEST MODE")).toBeVisible();
  const facts = page.getByRole("region", { name: "Payment of €74.50" });
  await expect(facts).toContainText("Visa •••• 0303");
  await expect(facts).toContainText("Wool blanket");
  await expect(facts).toContainText(String(intent));
  await expect(facts.getByRole("link", { name: "Open in Stripe" })).toHaveAttribute(
    "href",
    `https://dashboard.stripe.com/test/payments/${id}`,
  );
  await expect(page.getByRole("region", { name: "What went back" })).toContainText("Nothing yet.");
});

test("a partly refunded payment counts what the Dashboard gave back", async ({ page }) => {
  const { id } = await demoPayment("B-20002");
  await page.goto(`/charges/${id}`);
  await expect(page.getByRole("heading", { name: "Payment of $150.00 Partly refunded" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
    figures("$150.00", "$35.00", "$0.00", "$115.00"),
  );
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("115.00");
  await expect(page.getByRole("region", { name: "What went back" }).getByRole("listitem")).toHaveText([
    /\$10\.00.*Made outside Refund Console/,
    /\$25\.00.*Made outside Refund Console.*Requested by customer/,
  ]);
});

test("a partly captured payment only offers what was taken", async ({ page }) => {
  const { id } = await makePayment(20000, "gbp", { capture: "false" });
  await capturePart(id, 14500);
  await page.goto(`/charges/${id}`);
  await expect(page.getByRole("region", { name: "Before you refund" })).toContainText(
    "Only £145.00 of the authorised £200.00 was taken.",
  );
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
    figures("£145.00", "£0.00", "£0.00", "£145.00"),
  );
  await expect(page.getByRole("button", { name: "Refund £145.00" })).toBeVisible();
});

test("a pending refund counts as taken", async ({ page }) => {
  const { id } = await demoPayment("B-20017");
  await page.goto(`/charges/${id}`);
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
    figures("$180.00", "$0.00", "$60.00", "$120.00"),
  );
  await expect(page.getByRole("region", { name: "What went back" })).toContainText("On its way at Stripe");
});

test("a failed refund counts as nothing", async ({ page }) => {
  const { id } = await demoPayment("B-20018");
  await page.goto(`/charges/${id}`);
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
    figures("€77.00", "€0.00", "€0.00", "€77.00"),
  );
  await expect(page.getByRole("region", { name: "What went back" })).toContainText(
    "Failed, nothing reached the customer",
  );
});

test("an inquiry and a won dispute are told, and do not stand in the way", async ({ page }) => {
  const asked = await makePayment(31000, "usd", { source: "tok_createDisputeInquiry" });
  await page.goto(`/charges/${asked.id}`);
  await expect(page.getByRole("region", { name: "Before you refund" })).toContainText(
    "The customer’s bank has asked about this payment; it is not a dispute yet.",
  );
  await expect(page.getByRole("button", { name: "Refund $310.00" })).toBeVisible();
  const won = await demoPayment("B-20012");
  await page.goto(`/charges/${won.id}`);
  await expect(page.getByRole("region", { name: "Before you refund" })).toContainText(
    "A dispute about this payment was decided for you",
  );
  await expect(page.getByRole("button", { name: "Refund €133.00" })).toBeVisible();
});

test.describe("there is nothing to refund with, and a sentence why,", () => {
  const blocked = [
    ["where nothing is left", fullyRefunded, "This payment is already refunded in full."],
    [
      "where nothing was taken yet",
      uncaptured,
      "This payment is only authorised: the money was never taken.",
    ],
    ["where the card was declined", declined, "This payment failed, so no money was taken"],
    ["where the customer disputes", disputed, "The customer has disputed this payment at the bank"],
    [
      "where everything is on its way back",
      allPending,
      "Nothing is left to refund: €960.00 is set aside or on its way back",
    ],
  ] as const;

  for (const [where, payment, sentence] of blocked) {
    test(where, async ({ page }) => {
      await page.goto(`/charges/${(await payment()).id}`);
      await expect(page.getByRole("region", { name: "Before you refund" })).toContainText(sentence);
      await expect(page.getByRole("textbox", { name: "Amount" })).toHaveCount(0);
      await expect(page.getByRole("button", { name: /^Refund/ })).toHaveCount(0);
    });
  }
});

async function fullyRefunded() {
  const payment = await makePayment(2000);
  await refundElsewhere(payment.id, 2000);
  return payment;
}

function uncaptured() {
  return makePayment(2000, "usd", { capture: "false" });
}

function declined() {
  return makeDeclinedPayment(2000);
}

function disputed() {
  return makePayment(2000, "usd", { source: "tok_createDispute" });
}

function allPending() {
  return demoPayment("D-40009");
}

test("texts of hostile customers are shown as texts", async ({ page }) => {
  const { id } = await demoPayment("F-60001");
  await page.goto(`/charges/${id}`);
  await expect(page.getByText(`<img src="x" onerror="alert(1)">`)).toBeVisible();
  await expect(page.getByRole("link", { name: "<script>alert(1)</script>" })).toBeVisible();
});

test("a customer's page tells their cash balance and all payments", async ({ page }) => {
  const { customer } = await demoPayment("D-40001");
  await page.goto(`/customers/${customer}`);
  await expect(page.getByRole("heading", { name: "Werkstatt Köhler GmbH" })).toBeVisible();
  await expect(page.getByText("€1,250.00")).toBeVisible();
  const rows = page.getByRole("region", { name: "Payments of this customer" }).getByRole("row");
  await expect(rows.filter({ hasText: "Werkzeugschrank, 2 Stück" })).toContainText("SEPA debit •••• 3000");
  // Whose they are stands above them.
  await expect(page.getByRole("columnheader", { name: "Customer" })).toHaveCount(0);
});
