import { figures } from "./stage/figures";
import { makePayment } from "./stage/payments";
import { refundCallsFor, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

test("a part goes back: the button names it, the page shows it, Stripe was asked once", async ({ page }) => {
  const payment = await makePayment(12000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("20.00");
  await page.getByRole("radio", { name: "Duplicate" }).check();
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-812");
  await page.getByRole("textbox", { name: "Note" }).fill("Charged twice for the second item");
  await expect(page.getByText("$20.00 goes back to Visa •••• 4242. $100.00 stays.")).toBeVisible();
  await page.getByRole("button", { name: "Refund $20.00" }).click();

  const happened = page.getByRole("status").filter({ hasText: "Refunded: $20.00 to Visa •••• 4242." });
  await expect(happened).toBeFocused();
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
    figures("$120.00", "$20.00", "$0.00", "$100.00"),
  );
  const line = page.getByRole("region", { name: "What went back" }).getByRole("listitem");
  await expect(line).toHaveCount(1);
  await expect(line).toContainText("$20.00");
  await expect(line).toContainText("Ana Ferreira");
  await expect(line).toContainText("TCK-812");

  const [refund, ...others] = await refundsOf(payment.id);
  expect(others).toEqual([]);
  const [call, ...more] = await refundCallsFor(payment.id);
  expect(more).toEqual([]);
  expect(call).toMatchObject({ path: "/v1/refunds", status: 200 });
  expect(call?.idempotencyKey).toMatch(/^rd1:test:rq_[0-9a-f]{32}:0$/);
  expect(refund).toMatchObject({ amount: 2000, reason: "duplicate", status: "succeeded" });
  expect(refund?.metadata).toMatchObject({ app: "refund-console", ticket: "TCK-812" });
  expect(call?.idempotencyKey).toContain(refund?.metadata.request_id);
});

test("the story of a refund tells who asked, why, and each step", async ({ page }) => {
  const payment = await makePayment(9900);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("9");
  await page.getByRole("textbox", { name: "Note" }).fill("Sleeve torn");
  await page.getByRole("button", { name: "Refund $9.00" }).click();
  await page.getByRole("link", { name: "Story of this refund" }).first().click();

  await expect(page).toHaveURL(/\/refunds\/rq_[0-9a-f]{32}$/);
  await expect(page.getByRole("heading", { name: "Refund of $9.00" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "Sleeve torn" }).first()).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "Requested by customer" })).toBeVisible();
  const steps = page.getByRole("region", { name: "What happened" }).getByRole("listitem");
  await expect(steps).toHaveText([
    /Asked for by/,
    /Within the limits, no approval needed/,
    /Sent to Stripe/,
    /Refunded/,
  ]);
  await page.getByRole("link", { name: payment.id }).click();
  await expect(page).toHaveURL(`/charges/${payment.id}`);
});

test("the text for the customer names amount, card and reference, and is copied with one key", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("12.50");
  await page.getByRole("button", { name: "Refund $12.50" }).click();
  await page.getByRole("button", { name: "Copy text for the customer" }).first().click();
  await expect(page.getByRole("button", { name: "Copied text for the customer" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("We have refunded $12.50 to your Visa card ending in 4242");
  expect(copied).toContain((await refundsOf(payment.id))[0]?.id);
});

test("one part after another goes back, each once, until nothing is left", async ({ page }) => {
  const payment = await makePayment(3000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("10");
  await page.getByRole("button", { name: "Refund $10.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $10.00" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("20.00");
  await page.getByRole("button", { name: "Refund $20.00" }).click();

  await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeFocused();
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
    figures("$30.00", "$30.00", "$0.00", "$0.00"),
  );
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveCount(0);
  expect((await refundsOf(payment.id)).map(({ amount }) => amount)).toEqual([2000, 1000]);
});

test("a share of what is left is chosen with one key", async ({ page }) => {
  const payment = await makePayment(8001);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("button", { name: "50 % of what is left" }).click();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("40.00");
  await page.getByRole("button", { name: "All of what is left" }).click();
  await expect(page.getByRole("button", { name: "Refund $80.01" })).toBeVisible();
  expect(await refundCallsFor(payment.id)).toEqual([]);
});
