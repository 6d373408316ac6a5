import type { Page } from "@playwright/test";
import { askStripe } from "./stage/ask-stripe";
import { demoPayment } from "./stage/payments";
import { refundCallsFor } from "./stage/refunds";
import { accountsNamedFor, demoDirectPayment, payDirectly, sellerNamed } from "./stage/sellers";
import { expect, test } from "./test";

async function find(page: Page, text: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Find a payment" }).fill(text);
  await page.getByRole("button", { name: "Find" }).click();
}

function parties(page: Page) {
  return page.getByRole("list", { name: "What each party gets" });
}

test("a payment to a connected account is found by its Dashboard link and refunded there", async ({
  page,
}) => {
  const payment = await demoDirectPayment("Lumen Studio", "LUM-501");
  const { id, account, payment_intent: intent } = payment;
  await find(
    page,
    `https://dashboard.stripe.com/test/connect/accounts/${account}/payments/${String(intent)}`,
  );
  await expect(page).toHaveURL(`/charges/${id}?account=${account}`);
  await expect(page.getByRole("heading", { name: "Payment of €120.00" })).toBeVisible();
  await expect(page.getByText(`From the balance of Lumen Studio (${account}).`)).toBeVisible();
  await page.getByRole("textbox", { name: "Amount" }).fill("30");
  await expect(parties(page)).toContainText(`Lumen Studio (${account}) pays €30.00.`);
  await expect(parties(page)).toContainText("You keep the application fee.");
  await page.getByRole("checkbox", { name: "Return the application fee" }).check();
  await expect(parties(page)).toContainText("pays €30.00, and gets €3.00 of the application fee back.");
  await expect(parties(page)).toContainText("Your own balance pays €3.00.");
  await expect(page.getByRole("checkbox", { name: "Return the transfer" })).toHaveCount(0);
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await expect(page.getByRole("dialog")).toContainText(`Lumen Studio (${account}) pays €120.00`);
  await page.getByRole("button", { name: "Back to the form" }).click();
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-LUM-501");
  await page.getByRole("button", { name: "Refund €30.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: €30.00" })).toBeVisible();
  const [call] = await refundCallsFor(id);
  expect(call?.params).toMatchObject({ refund_application_fee: "true" });
  const named = await accountsNamedFor(payment);
  expect(named.length).toBeGreaterThanOrEqual(5);
  expect(new Set(named)).toEqual(new Set([account]));
});

test("once it is in our books its number is enough, and its story names the account", async ({ page }) => {
  const { id, account } = await payDirectly("Lumen Studio", 5_000, 500);
  await page.goto(`/charges/${id}?account=${account}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("12.50");
  await page.getByRole("textbox", { name: "Ticket" }).fill(`TCK-${id}`);
  await page.getByRole("button", { name: "Refund €12.50" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: €12.50" })).toBeVisible();
  await find(page, id);
  await expect(page).toHaveURL(`/charges/${id}`);
  await expect(page.getByText("Lumen Studio", { exact: true })).toBeVisible();
  const wentBack = page.getByRole("region", { name: "What went back" });
  await wentBack.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/refunds\/rq_/);
  await expect(page.getByText(`Lumen Studio (${account})`)).toBeVisible();
});

test("a number that our own account does not know offers to look on a connected one", async ({ page }) => {
  const { id, account, payment_intent: intent } = await demoDirectPayment("Harbour Bikes", "HB-77");
  await find(page, String(intent));
  const field = page.getByRole("textbox", { name: "On a connected account?" });
  await field.fill(account);
  await page.getByRole("button", { name: "Look there" }).click();
  await expect(page).toHaveURL(`/charges/${id}?account=${account}`);
  await expect(page.getByRole("heading", { name: "Payment of £48.00" })).toBeVisible();
  await expect(page.getByText(/The connected account’s balance has £\d+\.\d\d available/)).toBeVisible();
});

test.describe("a payment that is not there", () => {
  test.use({ expectedNoise: /404/ });

  test("says so, and is looked for on the account that is named", async ({ page }) => {
    const { id, account } = await payDirectly("Harbour Bikes", 2_000, 200);
    await page.goto(`/charges/${id}`);
    await expect(page.getByRole("heading", { name: "No such payment" })).toBeVisible();
    await page.getByRole("textbox", { name: "On a connected account?" }).fill(account);
    await page.getByRole("button", { name: "Look there" }).click();
    await expect(page).toHaveURL(`/charges/${id}?account=${account}`);
    await expect(page.getByRole("heading", { name: "Payment of €20.00" })).toBeVisible();
  });
});

test("a link that names our own account leads to our own payment", async ({ page }) => {
  const payment = await demoPayment("A-10401");
  const own = await askStripe<{ id: string }>("GET", "/v1/account");
  await find(page, `https://dashboard.stripe.com/${own.id}/test/payments/${String(payment.payment_intent)}`);
  await expect(page).toHaveURL(`/charges/${payment.id}`);
});

test("of transfers made apart from the payment it is told that a refund takes none back", async ({
  page,
}) => {
  const { id } = await demoPayment("E-50003");
  await page.goto(`/charges/${id}`);
  const line = page
    .getByRole("region", { name: "Before you refund" })
    .getByRole("listitem")
    .filter({ hasText: "was passed on to" });
  await expect(line).toContainText("€74.00 was passed on to");
  await expect(line).toContainText(await sellerNamed("Aran Knits"));
  await expect(line).toContainText("A refund reverses no transfer: your own balance pays all of it.");
});

test.describe("without client JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a payment to a connected account is refunded at its first opening", async ({ page }) => {
    const payment = await payDirectly("Lumen Studio", 4_000, 400);
    const { id, account } = payment;
    await page.goto(`/charges/${id}?account=${account}`);
    await page.getByRole("textbox", { name: "Amount" }).fill("nothing");
    await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();
    await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("nothing");
    await page.getByRole("textbox", { name: "Amount" }).fill("15");
    await page.getByRole("textbox", { name: "Ticket" }).fill(`TCK-${id}`);
    await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();
    await expect(page.getByText("Refunded: €15.00")).toBeVisible();
    expect(new Set(await accountsNamedFor(payment))).toEqual(new Set([account]));
  });
});
