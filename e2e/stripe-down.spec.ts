import { makePayment } from "./stage/payments";
import { refundCallsFor, refundsOf } from "./stage/refunds";
import { stageFault } from "./stage/stage-fault";
import { expect, test } from "./test";

/** More questions than a test asks. */
const outage = 1000;

const troubles = [
  {
    fault: "html_502",
    forOperator: "Stripe does not answer at the moment.",
    forAdministrator: "an administrator can look at Stripe’s status page",
  },
  {
    fault: "key_expired_401",
    forOperator: "Refund Console cannot sign in to Stripe",
    forAdministrator: "Administrator: Stripe refused the API key. Check STRIPE_SECRET_KEY and restart.",
  },
  {
    fault: "permission_missing_403",
    forOperator: "Refund Console lacks a right at Stripe",
    forAdministrator: "Administrator: the restricted API key misses a permission",
  },
] as const;

for (const { fault, forOperator, forAdministrator } of troubles) {
  test(`${fault}: the form says what is wrong and who can help, and loses nothing`, async ({ page }) => {
    const payment = await makePayment(5000);
    // One of its own: for the same one, the same amount would be asked about.
    const ticket = `TCK-8 ${fault}`;
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("textbox", { name: "Amount" }).fill("20");
    await page.getByRole("textbox", { name: "Ticket" }).fill(ticket);
    await stageFault({ method: "GET", path: `/v1/charges/${payment.id}` }, fault, 1);
    await page.getByRole("button", { name: "Refund $20.00" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "No refund was made" });
    await expect(alert).toContainText(forOperator);
    await expect(alert).toContainText(forAdministrator);
    await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("20");
    await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue(ticket);
    expect(await refundCallsFor(payment.id)).toEqual([]);
    await page.getByRole("button", { name: "Refund $20.00" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeFocused();
  });

  test(`${fault}: a payment's page says so instead of figures`, async ({ page }) => {
    const payment = await makePayment(5000);
    await stageFault({ method: "GET", path: `/v1/charges/${payment.id}` }, fault, 1);
    await page.goto(`/charges/${payment.id}`);
    await expect(page.getByRole("alert").filter({ hasText: forOperator })).toContainText(forAdministrator);
    await expect(page.getByRole("textbox", { name: "Amount" })).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Payment of $50.00" })).toBeVisible();
  });
}

test("while no question to Stripe is answered, nothing typed is lost however often it is sent", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("20");
  await page.getByRole("textbox", { name: "Note" }).fill("long story");
  await stageFault({ method: "GET", path: `/v1/charges/${payment.id}` }, "html_502", outage);
  for (let tries = 0; tries < 2; tries += 1) {
    await page.getByRole("button", { name: "Refund $20.00" }).click();
    await expect(page.getByRole("heading", { name: "No refund was made" })).toBeFocused();
    await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("long story");
  }
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("20");
  expect(await refundCallsFor(payment.id)).toEqual([]);
});

test("a key that may read but not refund gets Stripe's own words and number, and moves nothing", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  const path = `/v1/charges/${payment.id}/refund` as const;
  await stageFault({ method: "POST", path }, "permission_missing_403", 1);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await page.getByRole("button", { name: "Yes, refund $50.00" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "No refund was made" });
  await expect(alert).toContainText("Refund Console may not refund with its key at Stripe. No money moved");
  await expect(alert).toContainText("Having the 'rak_charge_write' permission would allow this request");
  await expect(alert).toContainText(/Request req_\w+/);
  await expect(page.getByRole("region", { name: "What went back" })).toContainText("Failed, no money moved");
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toContainText("Left$50.00");
  expect(await refundsOf(payment.id)).toEqual([]);
});
