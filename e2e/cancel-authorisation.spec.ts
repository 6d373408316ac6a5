import { askStripe } from "./stage/ask-stripe";
import { demoBooking, makePayment } from "./stage/payments";
import { expect, test } from "./test";

test("an authorisation is canceled after one question, and the page says what came of it", async ({
  page,
  pageOf,
}) => {
  const { id, payment_intent: intent } = await demoBooking("H-7731");
  const auditor = await pageOf("Helen Sato");
  await auditor.goto(`/charges/${id}`);
  await expect(auditor.getByRole("heading", { name: "Payment of £320.00" })).toBeVisible();
  await expect(auditor.getByText("Cancel the authorisation", { exact: true })).toHaveCount(0);

  await page.goto(`/charges/${id}`);
  await expect(page.getByRole("region", { name: "Before you refund" })).toContainText(
    "Cancel the authorisation instead of refunding it",
  );
  await page.getByText("Cancel the authorisation", { exact: true }).click();
  await page.getByRole("button", { name: "Yes, release £320.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The authorisation is canceled" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Authorisation released" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Yes, release £320.00" })).toHaveCount(0);
  const { status } = await askStripe<{ status: string }>("GET", `/v1/payment_intents/${intent}`);
  expect(status).toBe("canceled");
});

test("a link that claims so is not believed", async ({ page }) => {
  const payment = await makePayment(2000, "usd", { capture: "false" });
  await page.goto(`/charges/${payment.id}?canceling=canceled`);
  await expect(page.getByRole("heading", { name: "Payment of $20.00" })).toBeVisible();
  await expect(page.getByText("The authorisation is canceled")).toHaveCount(0);
});
