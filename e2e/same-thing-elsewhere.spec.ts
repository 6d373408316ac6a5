import { makePayment } from "./stage/payments";
import { refundCallsFor, refundElsewhere } from "./stage/refunds";
import { happened, refund, why } from "./stage/same-thing";
import { expect, test } from "./test";

test("the same ticket and amount on another payment of the customer is shown with that payment", async ({
  page,
}) => {
  const [wrong, right] = [await makePayment(9000), await makePayment(9000)];
  await page.goto(`/charges/${wrong.id}`);
  await refund(page, "17.00", "TCK-3006");
  await expect(happened(page, "17.00")).toBeVisible();
  await page.goto(`/charges/${right.id}`);
  await refund(page, "17.00", "TCK-3006");
  await expect(why(page)).toBeFocused();
  await expect(page.getByRole("link", { name: "Another one" })).toHaveAttribute(
    "href",
    `/charges/${wrong.id}`,
  );
  expect(await refundCallsFor(right.id)).toEqual([]);
});

test("from the question to the refund without a mouse", async ({ page }) => {
  const payment = await makePayment(9000);
  await refundElsewhere(payment.id, 1500);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("15");
  await page.keyboard.press("Enter");
  await expect(why(page)).toBeFocused();
  await page.keyboard.type("A second voucher was due");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Refund $15.00" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(happened(page, "15.00")).toBeFocused();
});
