import { figures } from "./stage/figures";
import { demoCustomer, makePayment } from "./stage/payments";
import { refundCallsFor, refundElsewhere, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

test("the whole charge goes back with one click and one confirm", async ({ page }) => {
  const customer = await demoCustomer("grace.miller@mail.example");
  const payment = await makePayment(12000, "usd", { customer });
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("button", { name: "Refund whole charge" }).click();

  const question = page.getByRole("dialog", { name: "Refund whole charge?" });
  await expect(question).toContainText("$120.00 goes back to Grace Miller, Visa •••• 4242.");
  await expect(question.getByRole("button", { name: "Yes, refund $120.00" })).toBeFocused();
  expect(await refundCallsFor(payment.id)).toEqual([]);
  await question.getByRole("button", { name: "Yes, refund $120.00" }).click();

  await expect(page.getByRole("status").filter({ hasText: "Refunded: $120.00" })).toBeFocused();
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
    figures("$120.00", "$120.00", "$0.00", "$0.00"),
  );
  await expect(page.getByRole("heading", { name: "Payment of $120.00 Refunded" })).toBeVisible();
  const [call, ...more] = await refundCallsFor(payment.id);
  expect(more).toEqual([]);
  expect(call).toMatchObject({ path: `/v1/charges/${payment.id}/refund`, status: 200 });
  expect(call?.params).not.toHaveProperty("amount");
  expect(call?.idempotencyKey).toMatch(/^rd1:test:rq_/);
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: 12000, status: "succeeded" }]);
});

test("what is left goes back when a part was refunded elsewhere", async ({ page }) => {
  const payment = await makePayment(5000);
  await refundElsewhere(payment.id, 1500);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await page.getByRole("button", { name: "Yes, refund $35.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $35.00" })).toBeVisible();
  expect((await refundsOf(payment.id)).map(({ amount }) => amount)).toEqual([3500, 1500]);
  expect(await refundCallsFor(payment.id)).toMatchObject([
    { path: `/v1/charges/${payment.id}/refund`, params: { amount: "3500" } },
  ]);
  const history = page.getByRole("region", { name: "What went back" });
  await history.getByRole("link", { name: "Story of this refund" }).click();
  await expect(page.getByRole("region", { name: "Refund of" })).toContainText(
    "Whole charge, by the sum that was left",
  );
});

test("reason, ticket and metadata of the form go along with a whole charge", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("radio", { name: "Fraudulent" }).check();
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-900");
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await page.getByRole("button", { name: "Yes, refund $50.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $50.00" })).toBeVisible();
  const [refund] = await refundsOf(payment.id);
  expect(refund).toMatchObject({ reason: "fraudulent", metadata: { ticket: "TCK-900" } });
});

test("going back from the question changes nothing and keeps what was typed", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("7");
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await page.getByRole("button", { name: "Back to the form" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Refund $7.00" })).toBeVisible();
  expect(await refundCallsFor(payment.id)).toEqual([]);
});
