import { makePayment } from "./stage/payments";
import { refundCallsFor, refundUnderNumber } from "./stage/refunds";
import { expect, test } from "./test";

const sentence = "Refunds of this payment are stopped: our books and Stripe do not agree about it.";

/** As after a database that was restored from a backup: Stripe shows a refund of ours that nobody here knows. */
const lostNumber = () => `rq_${crypto.randomUUID().replaceAll("-", "")}`;

test("a payment whose books have lost a refund takes no other one, and says whom to ask", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("20");
  await refundUnderNumber(payment.id, 1000, lostNumber());
  await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();
  await expect(page.getByRole("heading", { name: "No refund was made" })).toBeVisible();
  await expect(page.getByText(sentence).first()).toBeVisible();
  expect(await refundCallsFor(payment.id)).toMatchObject([{ params: { amount: "1000" } }]);

  await page.goto(`/charges/${payment.id}`);
  const obstacles = page.getByRole("region", { name: "Before you refund" });
  await expect(obstacles).toContainText(sentence);
  await expect(obstacles).toContainText("Ask a team lead to look at the case");
  await expect(obstacles.getByRole("link", { name: "Cases that need attention" })).toHaveAttribute(
    "href",
    "/attention",
  );
  await expect(page.getByRole("button", { name: /^Refund/ })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "What went back" })).toContainText("Recovered from Stripe");
});
