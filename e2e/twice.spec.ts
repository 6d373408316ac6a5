import { figures } from "./stage/figures";
import { makePayment } from "./stage/payments";
import { refundCallsFor, refundElsewhere, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

test("a double click is one refund", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("20");
  await page.getByRole("button", { name: "Refund $20.00" }).dblclick();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeVisible();
  expect(await refundCallsFor(payment.id)).toHaveLength(1);
  expect(await refundsOf(payment.id)).toHaveLength(1);
});

test("two tabs with the same form are one refund: the second opens the first one's result", async ({
  page,
  context,
}) => {
  const payment = await makePayment(5000);
  const second = await context.newPage();
  for (const tab of [page, second]) {
    await tab.goto(`/charges/${payment.id}`);
    await tab.getByRole("textbox", { name: "Amount" }).fill("20");
    await tab.getByRole("textbox", { name: "Ticket" }).fill("TCK-5");
  }
  await page.getByRole("button", { name: "Refund $20.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeVisible();
  await second.getByRole("button", { name: "Refund $20.00" }).click();
  await expect(
    second.getByText("This form had been sent before. Nothing was sent a second time."),
  ).toBeVisible();
  await expect(second.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeFocused();
  expect(await refundCallsFor(payment.id)).toHaveLength(1);
});

test("both tabs at the same moment are one refund too", async ({ page, context }) => {
  const payment = await makePayment(5000);
  const second = await context.newPage();
  for (const tab of [page, second]) {
    await tab.goto(`/charges/${payment.id}`);
    await tab.getByRole("textbox", { name: "Amount" }).fill("20");
  }
  await Promise.all([page, second].map((tab) => tab.getByRole("button", { name: "Refund $20.00" }).click()));
  for (const tab of [page, second]) {
    await expect(tab.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeVisible();
  }
  expect(await refundsOf(payment.id)).toHaveLength(1);
});

test("the second tab with another amount is refused and leads to the first refund", async ({
  page,
  context,
}) => {
  const payment = await makePayment(5000);
  const second = await context.newPage();
  await second.goto(`/charges/${payment.id}`);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("20");
  await page.getByRole("button", { name: "Refund $20.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeVisible();
  await second.getByRole("textbox", { name: "Amount" }).fill("30");
  await second.getByRole("button", { name: "Refund $30.00" }).click();
  await expect(second.getByRole("alert").filter({ hasText: "No refund was made" })).toContainText(
    "This form was already sent once, with other content. Nothing was sent now.",
  );
  await expect(second.getByRole("link", { name: "Open the earlier refund" })).toBeVisible();
  await expect(second.getByRole("textbox", { name: "Amount" })).toHaveValue("30");
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: 2000 }]);
});

test("after a reload and after the back button the refund stands there and nothing is sent", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("20");
  await page.getByRole("button", { name: "Refund $20.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("region", { name: "What went back" }).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("link", { name: "Story of this refund" }).click();
  await expect(page.getByRole("heading", { name: "Refund of $20.00" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("region", { name: "What went back" }).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("30.00");
  expect(await refundCallsFor(payment.id)).toHaveLength(1);
});

test("of two agents who refund all of it at once, one does", async ({ page, pageOf }) => {
  const payment = await makePayment(5000);
  const jonas = await pageOf("Jonas Lindqvist");
  for (const seat of [page, jonas]) await seat.goto(`/charges/${payment.id}`);
  await Promise.all([page, jonas].map((seat) => seat.getByRole("button", { name: "Refund $50.00" }).click()));
  for (const seat of [page, jonas]) {
    const outcome = seat.getByRole("status").or(seat.getByRole("alert"));
    await expect(outcome.filter({ hasText: /Refunded: \$50\.00|No refund was made/ })).toHaveCount(1);
  }
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: 5000 }]);
});

test("a form that was overtaken is refused, keeps what was typed, and shows the new figures", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("20");
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-6");
  await refundElsewhere(payment.id, 1000);
  await page.getByRole("button", { name: "Refund $20.00" }).click();

  const sentence = "This payment changed since you opened it: $50.00 was left then, $40.00 is left now.";
  await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Amount" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("20");
  await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-6");
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
    figures("$50.00", "$10.00", "$0.00", "$40.00"),
  );
  expect(await refundCallsFor(payment.id)).toEqual([]);
  await page.getByRole("button", { name: "Refund $20.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeFocused();
});
