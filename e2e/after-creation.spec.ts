import type { Page } from "@playwright/test";
import { steer } from "./stage/ask-stripe";
import { demoPayment, makePayment } from "./stage/payments";
import { refundElsewhere, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

function wentBack(page: Page) {
  return page.getByRole("region", { name: "What went back" });
}

test("a refund soon after the payment is called a reversal", async ({ page }) => {
  const payment = await makePayment(4200);
  await refundElsewhere(payment.id, 4200);
  await page.goto(`/charges/${payment.id}`);
  await expect(wentBack(page)).toContainText("It became a reversal");
  await expect(wentBack(page)).toContainText("there is no reference");
});

test("the bank's reference is awaited, and then there to copy, by its name", async ({ page }) => {
  const { id } = await demoPayment("A-10404");
  await page.goto(`/charges/${id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("3");
  await page.getByRole("button", { name: /^Refund .3\.00/ }).click();
  await expect(wentBack(page)).toContainText("The bank’s reference comes within 7 business days");
  const [refund] = await refundsOf(id);
  const reference = "118723";
  const referenceType = "system_trace_audit_number";
  await steer("POST", "refunds", { refund: refund?.id, reference, referenceType });
  await page.reload();
  await expect(wentBack(page)).toContainText("Bank’s reference (STAN) 118723");
  await wentBack(page).getByRole("link", { name: "Story of this refund" }).click();
  await expect(page.getByRole("region", { name: "Refund of" })).toContainText(
    "Bank’s reference (STAN) 118723",
  );
});

test("a refund that waits for the customer says what to do and by when", async ({ page }) => {
  const { id } = await demoPayment("D-40009");
  await page.goto(`/charges/${id}`);
  await expect(wentBack(page)).toContainText(
    /The customer must answer Stripe’s e-mail to \S+@\S+ with bank details by \w+ \d+, 20\d\d/,
  );
});
