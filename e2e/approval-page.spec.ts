import { steer } from "./stage/ask-stripe";
import { makePayment } from "./stage/payments";
import { refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

test("a second person reads what its author read before the refund, and whose turn it is", async ({
  page,
  pageOf,
}) => {
  // Nobody set a limit for this currency, so every refund in it waits.
  const payment = await makePayment(50_000, "nok");
  await steer("POST", "balance", { currency: "nok", availableMinor: 100 });
  await page.goto(`/charges/${payment.id}`);
  const short = "Your Stripe balance has NOK 1.00 available, and NOK 500.00 would be needed.";
  await expect(page.getByText(short)).toBeVisible();
  await page.getByRole("button", { name: "Refund NOK 500.00" }).click();
  await page.getByRole("link", { name: "Open the approval" }).first().click();
  await expect(page.getByRole("heading", { name: "Refund of NOK 500.00" })).toBeVisible();

  const lead = await pageOf("Mira Okafor");
  await lead.goto(page.url());
  await expect(lead.getByText(short)).toBeVisible();
  await expect(lead.getByText("Nothing is left to refund")).toHaveCount(0);
  await lead.getByRole("textbox", { name: "Question" }).fill("Which parcel?");
  await lead.getByRole("button", { name: "Send back with the question" }).click();
  await expect(lead.getByRole("status").first()).toContainText("It waits for an answer.");

  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByText("Whoever asked for it has a question to answer")).toBeVisible();
  await page.getByRole("link", { name: "Open the approval" }).click();
  await page.getByRole("button", { name: "Take the request back" }).click();
  await expect(page.getByRole("status").first()).toContainText("Nothing was sent");
  expect(await refundsOf(payment.id)).toEqual([]);
});
