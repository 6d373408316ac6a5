import { makePayment } from "./stage/payments";
import { expect, test } from "./test";

test("the story of a refund comes out on paper whole, dark on light, and without what can only be pressed", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("12.50");
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-PAPER");
  await page.getByRole("button", { name: "Refund $12.50" }).click();
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  const story = page.getByRole("region", { name: "What happened" });
  const folded = story.getByText("refundId", { exact: true }).first();
  await expect(story.getByText("Refunded")).toBeVisible();
  await expect(folded).toBeHidden();
  await expect(page.getByRole("banner")).toBeVisible();

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("heading", { name: "Refund of $12.50" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Refund of" })).toContainText("TCK-PAPER");
  await expect(folded).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("contentinfo")).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("textbox")).toHaveCount(0);
  const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(scheme).toBe("light");
});
