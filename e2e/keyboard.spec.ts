import type { Locator, Page } from "@playwright/test";
import { makePayment } from "./stage/payments";
import { refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

const farthest = 40;

/** Goes on with the Tab key until the target has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < farthest; stops += 1) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(focusIsSeen)).toBe(true);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${target.toString()} is not reached with ${farthest} steps of the Tab key`);
}

function focusIsSeen(): boolean {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return true;
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  return outlineStyle !== "none" && Number.parseInt(outlineWidth, 10) >= 2;
}

test("from the search box to a finished refund without a mouse", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto("/refunds");
  await expect(page.getByRole("heading", { name: "Refunds", exact: true })).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type(payment.id);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Payment of $50.00" })).toBeVisible();

  await tabTo(page, page.getByRole("textbox", { name: "Amount" }));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("12.5");
  await tabTo(page, page.getByRole("radio", { name: "Requested by customer" }));
  await page.keyboard.press("d");
  await expect(page.getByRole("radio", { name: "Duplicate" })).toBeChecked();
  await tabTo(page, page.getByRole("textbox", { name: "Ticket" }));
  await page.keyboard.type("TCK-20");
  await tabTo(page, page.getByRole("button", { name: "Refund $12.50" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $12.50" })).toBeFocused();
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: 1250, reason: "duplicate" }]);
  await tabTo(page, page.getByRole("link", { name: "Story of this refund" }).first());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Refund of $12.50" })).toBeVisible();
});

test("the whole charge with two keys from its button", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await tabTo(page, page.getByRole("button", { name: "Refund whole charge" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Yes, refund $50.00" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $50.00" })).toBeFocused();
});

test("Escape leaves the question, and the focus goes back to its button", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("button", { name: "Refund whole charge" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Refund whole charge" })).toBeFocused();
});

test("single-key shortcuts can be switched off for this browser, and stay so", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  const box = page.getByRole("searchbox", { name: "Find a payment" });
  const keys = page.getByRole("form", { name: "Single-key shortcuts" });
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-21");
  await keys.getByRole("button", { name: "Off" }).click();
  await expect(keys.getByRole("button", { name: "Off", pressed: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-21");
  await page.keyboard.press("/");
  await expect(box).not.toBeFocused();
  await page.reload();
  await expect(page.getByRole("button", { name: "Refund $50.00" })).toBeVisible();
  await page.keyboard.press("/");
  await expect(box).not.toBeFocused();
  await expect(box).not.toHaveAttribute("aria-keyshortcuts");
  await keys.getByRole("button", { name: "On" }).click();
  await expect(keys.getByRole("button", { name: "On", pressed: true })).toBeVisible();
  await page.keyboard.press("/");
  await expect(box).toBeFocused();
});

test("the first key leads past the frame to the content", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
