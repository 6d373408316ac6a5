import type { Page } from "@playwright/test";
import { makePayment } from "./stage/payments";
import { refundCallsFor, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

test.use({ expectedNoise: /404|409|500|UnrecognizedActionError|Server Action/ });

/** The tab was opened before the server was replaced by another build: its action has a number that nobody knows. */
async function replaceBuild(page: Page): Promise<void> {
  await page.route("**/charges/*", (route) => {
    const headers = route.request().headers();
    const isAction = headers["next-action"] !== undefined;
    return route.continue(isAction ? { headers: { ...headers, "next-action": "60".padEnd(42, "a") } } : {});
  });
}

test("a tab from before the last deploy makes no refund, keeps what was typed, and can go on after a reload", async ({
  page,
}) => {
  test.slow();
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await replaceBuild(page);
  await page.getByRole("textbox", { name: "Amount" }).fill("20");
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-9");
  await page.getByRole("button", { name: "Refund $20.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The answer did not arrive." })).toBeVisible();
  expect(await refundCallsFor(payment.id)).toEqual([]);
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("20");
  await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-9");

  await page.unroute("**/charges/*");
  await page.reload();
  await page.getByRole("textbox", { name: "Amount" }).fill("20");
  await page.getByRole("button", { name: "Refund $20.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeVisible();
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: 2000 }]);
});
