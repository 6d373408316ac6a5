import type { Page } from "@playwright/test";
import { makePayment } from "./stage/payments";
import { refundCallsFor, refundElsewhere, refundsOf } from "./stage/refunds";
import { comparison, happened, why } from "./stage/same-thing";
import { expect, test } from "./test";

const send = (page: Page) => page.getByRole("button", { name: /^Refund(?! whole)/ }).click();

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the answer shows both side by side, keeps what was typed, and takes the sentence", async ({
    page,
  }) => {
    const payment = await makePayment(9000);
    await refundElsewhere(payment.id, 1500);
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("textbox", { name: "Amount" }).fill("15");
    await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-3007");
    await send(page);
    await expect(page.getByRole("region", { name: comparison })).toContainText("Made outside Refund Console");
    await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-3007");
    await why(page).fill("short");
    await send(page);
    await expect(why(page)).toHaveAccessibleDescription(/at least 10 characters/);
    await expect(why(page)).toHaveValue("short");
    await why(page).fill("A second voucher was due");
    await send(page);
    await expect(happened(page, "15.00")).toBeVisible();
    expect((await refundsOf(payment.id)).map(({ amount }) => amount)).toEqual([1500, 1500]);
  });

  test("the whole charge goes back with a sentence and a yes that names what went before", async ({
    page,
  }) => {
    const payment = await makePayment(3000);
    await refundElsewhere(payment.id, 1500);
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("button", { name: "Refund whole charge" }).click();
    await expect(page.getByText("Before that: Somebody refunded $15.00")).toBeVisible();
    await page.getByRole("button", { name: "Yes, refund $15.00" }).click();
    await why(page).fill("The other half is due as well");
    await page.getByRole("button", { name: "Refund whole charge" }).click();
    await page.getByRole("button", { name: "Yes, refund $15.00" }).click();
    await expect(happened(page, "15.00")).toBeVisible();
    expect(await refundCallsFor(payment.id)).toHaveLength(1);
  });
});
