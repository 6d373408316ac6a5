import type { Page } from "@playwright/test";
import { askStripe, steer } from "./stage/ask-stripe";
import { demoCustomer, demoPayment, makePayment } from "./stage/payments";
import { refundCallsFor, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

function wentBack(page: Page) {
  return page.getByRole("region", { name: "What went back" });
}

/** A payment of 100 pounds, all of it passed on to a seller who pays a fee of 12. */
async function makeSharedPayment() {
  type Shared = { readonly transfer_data: { readonly destination: string } };
  const { id } = await demoPayment("E-50001");
  const { transfer_data: shared } = await askStripe<Shared>("GET", `/v1/charges/${id}`);
  return makePayment(10_000, "gbp", {
    "transfer_data[destination]": shared.destination,
    application_fee_amount: "1200",
  });
}

test("of a shared payment each party's money is named before it moves", async ({ page }) => {
  const { id } = await makeSharedPayment();
  await page.goto(`/charges/${id}`);
  const parties = page.getByRole("list", { name: "What each party gets" });
  await page.getByRole("textbox", { name: "Amount" }).fill("40");
  await expect(parties).toContainText("Your own balance pays £40.00.");
  await page.getByRole("checkbox", { name: "Return the transfer" }).check();
  await expect(parties).toContainText("gives £40.00 back.");
  await page.getByRole("checkbox", { name: "Return the application fee" }).check();
  await expect(parties).toContainText("gives £40.00 back, and gets £4.80 of the application fee back.");
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await expect(page.getByRole("dialog")).toContainText("gets £12.00 of the application fee back");
  await page.getByRole("button", { name: "Back to the form" }).click();
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-50001");
  await page.getByRole("button", { name: "Refund £40.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: £40.00" })).toBeVisible();
  const [call] = await refundCallsFor(id);
  expect(call?.params).toMatchObject({ reverse_transfer: "true", refund_application_fee: "true" });
});

test("a cash balance goes back from the customer's page, and is followed there", async ({ page }) => {
  const customer = await demoCustomer("accounts@okonkwo.example");
  await page.goto(`/customers/${customer}`);
  await page.getByRole("link", { name: "Refund it in GBP" }).click();
  await expect(page.getByRole("heading", { name: "Cash balance in GBP" })).toBeVisible();
  const email = page.getByRole("textbox", { name: "E-mail for refund instructions" });
  await expect(email).toHaveValue("accounts@okonkwo.example");
  await email.fill("treasury@okonkwo.example");
  await page.getByRole("textbox", { name: "Amount" }).fill("12.50");
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-CASH-1");
  await page.getByRole("button", { name: "Refund £12.50" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Waits for the customer’s bank details" }),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "Figures of this balance" })).toContainText("£2,487.50");
  await expect(wentBack(page)).toContainText("Stripe’s e-mail to treasury@okonkwo.example");
  await wentBack(page).getByRole("link", { name: "Story of this refund" }).click();
  await expect(page.getByRole("region", { name: "Refund of" })).toContainText(
    `Cash balance in GBP of ${customer}`,
  );
  await expect(
    page.getByText("Stripe cancels a refund of a cash balance only in its Dashboard"),
  ).toBeVisible();
});

test("a cash balance that cannot be looked up is said to be, and nothing else is missing", async ({
  page,
}) => {
  const customer = await demoCustomer("eleni@taxydromeio.example");
  await page.goto(`/customers/${customer}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Cash balance")).toHaveCount(0);
  const on = { method: "GET", path: `/v1/customers/${customer}/cash_balance` };
  await steer("POST", "faults", { on, fault: "permission_missing_403", times: 1 });
  await page.reload();
  await expect(page.getByText("Could not be looked up. Load the page again")).toBeVisible();
  await expect(page.getByRole("region", { name: "Payments of this customer" })).toBeVisible();
});

test("a refund that waits for the customer is described anew, and then canceled", async ({
  page,
  pageOf,
}) => {
  const query = 'metadata["invoice"]:"2026-0911"';
  const { data } = await askStripe<{ data: { id: string }[] }>("GET", "/v1/charges/search", { query });
  const id = data[0]?.id ?? "";
  await page.goto(`/charges/${id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("10");
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-0911");
  await page.getByText("Metadata", { exact: true }).click();
  await page.getByRole("textbox", { name: "Name 1" }).fill("order");
  await page.getByRole("textbox", { name: "Value 1" }).fill("0911");
  await page.getByRole("button", { name: /^Refund €10\.00/ }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Waits for the customer’s bank details" }),
  ).toBeVisible();
  await wentBack(page).getByRole("link", { name: "Story of this refund" }).click();

  const described = page.getByRole("region", { name: "Metadata at Stripe" });
  await described.getByRole("textbox", { name: "Value 1" }).fill("0911-b");
  await described.getByRole("button", { name: "Add a row" }).click();
  await described.getByRole("textbox", { name: "Name 2" }).fill("request_id");
  await described.getByRole("textbox", { name: "Value 2" }).fill("x");
  await described.getByRole("button", { name: "Save metadata" }).click();
  await expect(described.getByText("This metadata name is kept for Refund Console")).not.toHaveCount(0);
  await expect(described.getByRole("textbox", { name: "Value 1" })).toHaveValue("0911-b");
  await described.getByRole("textbox", { name: "Name 2" }).fill("shop");
  await described.getByRole("button", { name: "Save metadata" }).click();
  await expect(described.getByRole("status").filter({ hasText: "Set: order, shop." })).toBeVisible();
  const [refund] = await refundsOf(id);
  expect(refund?.metadata).toMatchObject({ order: "0911-b", shop: "x", app: "refund-console" });
  await described.getByRole("button", { name: "Remove all" }).click();
  await expect(described.getByRole("status").filter({ hasText: "Removed: order, shop." })).toBeVisible();
  const [bare] = await refundsOf(id);
  expect(bare?.metadata).not.toHaveProperty("order");
  expect(bare?.metadata).toHaveProperty("request_id");

  const auditor = await pageOf("Helen Sato");
  await auditor.goto(page.url());
  await expect(auditor.getByRole("heading", { name: "Canceling this refund" })).toBeVisible();
  await expect(auditor.getByText("Cancel this refund", { exact: true })).toHaveCount(0);
  await expect(auditor.getByRole("button", { name: "Save metadata" })).toHaveCount(0);

  await page.getByText("Cancel this refund", { exact: true }).click();
  await page.getByRole("button", { name: "Yes, cancel this refund" }).click();
  await expect(page.getByRole("region", { name: "Refund of" })).toContainText(
    "Canceled, nothing reached the customer",
  );
  await expect(page.getByRole("status").filter({ hasText: "The refund is canceled." })).toBeVisible();
  await expect(page.getByText("Cancellation asked for")).toBeVisible();
  const [canceled] = await refundsOf(id);
  expect(canceled?.status).toBe("canceled");
});

test("a refund made elsewhere has its page, and one that failed later says where its money is", async ({
  page,
}) => {
  const payment = await makePayment(5_000, "usd", { source: "tok_refundFail" });
  await askStripe("POST", "/v1/refunds", { charge: payment.id, amount: "900" });
  const [refund] = await refundsOf(payment.id);
  await steer("POST", "refunds", { refund: refund?.id, becomes: "failed", failureReason: "declined" });
  await page.goto(`/charges/${payment.id}`);
  await expect(wentBack(page)).toContainText("Failed, nothing reached the customer");
  await expect(wentBack(page)).toContainText(
    "the customer’s bank declined it. The money had gone out and came back: it is in your Stripe balance again.",
  );
  await wentBack(page).getByRole("link", { name: "Open this refund" }).click();
  await expect(page.getByRole("region", { name: "Refund of" })).toContainText("outside Refund Console");
  await expect(page.getByRole("region", { name: "Metadata at Stripe" })).toBeVisible();
});
