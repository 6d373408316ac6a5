import type { Page } from "@playwright/test";
import { makePayment } from "./stage/payments";
import { refundCallsFor, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

/** In the same browser somebody else signs in, as in another tab of it; the open page knows nothing of that. */
async function signsInAs(page: Page, other: Page): Promise<void> {
  await page.context().clearCookies();
  await page.context().addCookies(await other.context().cookies());
}

/** What the page says to somebody who sends another person's form. */
function refused(where: Page) {
  return where.getByRole("alert").filter({ hasText: "You are signed in as Jonas Lindqvist now" });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a form that stood open is not sent under another name, and keeps what was typed", async ({
      page,
      pageOf,
    }) => {
      const ticket = `TCK-${javaScriptEnabled ? "WITH" : "WITHOUT"}-${Date.now()}`;
      const payment = await makePayment(5000);
      await page.goto(`/charges/${payment.id}`);
      await page.getByRole("textbox", { name: "Amount" }).fill("20");
      await page.getByRole("textbox", { name: "Ticket" }).fill(ticket);
      await signsInAs(page, await pageOf("Jonas Lindqvist"));
      await page.getByRole("button", { name: /^Refund (\$20.00|this amount)$/ }).click();
      await expect(refused(page)).toContainText(
        "You are signed in as Jonas Lindqvist now, and this form was opened by somebody else, so nothing was sent.",
      );
      await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("20");
      await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue(ticket);
      expect(await refundCallsFor(payment.id)).toEqual([]);

      // The page names who is there by now, so whoever sends it now means it.
      await expect(page.getByRole("banner")).toContainText("Jonas Lindqvist");
      await page.getByRole("button", { name: /^Refund (\$20.00|this amount)$/ }).click();
      await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeVisible();
      expect(await refundsOf(payment.id)).toMatchObject([{ amount: 2000 }]);
      await expect(page.getByRole("region", { name: "What went back" })).toContainText("Jonas Lindqvist");
    });
  });
}

test.describe("the whole payment, without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("is not asked about under another name, nor sent by an answer to the question", async ({
    page,
    pageOf,
  }) => {
    const jonas = await pageOf("Jonas Lindqvist");
    const asked = await makePayment(5000);
    await page.goto(`/charges/${asked.id}`);
    await page.getByRole("button", { name: "Refund whole charge" }).click();
    const yes = page.getByRole("button", { name: "Yes, refund $50.00" });
    await expect(yes).toBeVisible();

    const other = await makePayment(5000);
    const tab = await page.context().newPage();
    await tab.goto(`/charges/${other.id}`);
    await signsInAs(page, jonas);
    await tab.getByRole("button", { name: "Refund whole charge" }).click();
    await expect(refused(tab)).toBeVisible();
    await yes.click();
    await expect(refused(page)).toBeVisible();
    expect([await refundCallsFor(asked.id), await refundCallsFor(other.id)]).toEqual([[], []]);
  });
});
