import { steer } from "./stage/ask-stripe";
import { makePayment } from "./stage/payments";
import { refundElsewhere } from "./stage/refunds";
import { expect, test } from "./test";

/** While a page stands open, the console looks at Stripe once a minute. */
const lookedSoon = { timeout: 90_000 };

test("a page that stands open learns of a refund that no webhook told of", async ({ page }) => {
  test.setTimeout(120_000);
  const payment = await makePayment(5000);
  await steer("POST", "webhooks", { loseAbout: [payment.id] });
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-3");
  await refundElsewhere(payment.id, 1000);
  await expect(page.getByRole("region", { name: "Figures of this payment" })).toContainText(
    "Left$40.00",
    lookedSoon,
  );
  await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-3");
});
