import { steer } from "./stage/ask-stripe";
import { demoPayment, makePayment } from "./stage/payments";
import { refundCallsFor, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

test("a refund that waits at Stripe is told as on its way, and promises nothing more", async ({ page }) => {
  const payment = await makePayment(4000, "usd", { source: "tok_pendingRefund" });
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("15");
  await page.getByRole("button", { name: "Refund $15.00" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "On its way at Stripe: $15.00 to Visa •••• 7726." }),
  ).toBeFocused();
  await expect(
    page.getByText("Your refund of $15.00 is on its way (Visa card ending in 7726)").first(),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toContainText("Pending$15.00");
});

test("konbini asks for an e-mail address, and the refund waits for the customer", async ({ page }) => {
  const { id } = await demoPayment("D-40010");
  await page.goto(`/charges/${id}`);
  await expect(page.getByRole("region", { name: "Before you refund" })).toContainText(
    "Stripe will e-mail the customer to ask where the money should go.",
  );
  const email = page.getByRole("textbox", { name: "E-mail for refund instructions" });
  await expect(email).toHaveValue(/@/);
  await page.getByRole("textbox", { name: "Amount" }).fill("1000");
  await email.fill("not an address");
  await email.press("Enter");
  await expect(email).toHaveAccessibleDescription(/Type an e-mail address such as name@example\.com\./);
  await email.fill("midori@elsewhere.example");
  await page.getByRole("button", { name: "Refund ¥1,000" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Waits for the customer’s bank details" }),
  ).toBeFocused();
  expect(await refundsOf(id)).toMatchObject([
    { amount: 1000, status: "requires_action", instructions_email: "midori@elsewhere.example" },
  ]);
});

test("a payment shared with a seller offers to return transfer and fee, together only", async ({ page }) => {
  const { id } = await demoPayment("E-50001");
  await page.goto(`/charges/${id}`);
  await expect(page.getByRole("region", { name: "Before you refund" })).toContainText(
    "This payment was passed on to a connected account.",
  );
  await page.getByRole("textbox", { name: "Amount" }).fill("50");
  const fee = page.getByRole("checkbox", { name: "Return the application fee" });
  await fee.check();
  await page.getByRole("button", { name: "Refund £50.00" }).click();
  await expect(fee).toHaveAccessibleDescription(/can only be returned together with the transfer/);
  await expect(fee).toBeChecked();
  expect(await refundCallsFor(id)).toEqual([]);
  await page.getByRole("checkbox", { name: "Return the transfer" }).check();
  await page.getByRole("button", { name: "Refund £50.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: £50.00" })).toBeFocused();
  const [call] = await refundCallsFor(id);
  expect(call?.params).toMatchObject({ reverse_transfer: "true", refund_application_fee: "true" });
});

test("an ordinary payment has no such switches", async ({ page }) => {
  const payment = await makePayment(4000);
  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByRole("button", { name: "Refund $40.00" })).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "E-mail for refund instructions" })).toHaveCount(0);
});

test("fraudulent says what else it does", async ({ page }) => {
  const payment = await makePayment(4000);
  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByRole("radio", { name: "Fraudulent" })).toHaveAccessibleDescription(
    "Also puts the card and the e-mail address on Stripe’s block lists.",
  );
});

test("a payment that was disputed while the form stood open is not refunded", async ({ page }) => {
  const payment = await makePayment(4000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("15");
  await steer("POST", "disputes", { charge: payment.id });
  await page.getByRole("button", { name: "Refund $15.00" }).click();
  const refusal = page.getByRole("alert").filter({ hasText: "No refund was made" });
  await expect(refusal).toContainText("disputed");
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("15");
  expect(await refundsOf(payment.id)).toEqual([]);
});
