import { once } from "node:events";
import type { Locator, Page } from "@playwright/test";
import { makePayment } from "./stage/payments";
import { refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

/** A key that is pressed before the page's script runs is nobody's: a person presses it again. */
async function pressUntil(page: Page, key: string, place: Locator): Promise<void> {
  await expect(async () => {
    if (!(await place.evaluateAll((found) => found.some((one) => one === document.activeElement)))) {
      await page.keyboard.press(key);
    }
    await expect(place).toBeFocused({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
}

test("from a pasted number to the whole charge refunded in four keys", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const payment = await makePayment(5000);
  await page.goto("/refunds");
  await expect(page.getByRole("heading", { name: "Refunds", exact: true })).toBeVisible();
  await page.evaluate((text) => navigator.clipboard.writeText(text), payment.id);
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.getByRole("button", { name: "Refund whole charge" })).toBeVisible();
  await pressUntil(page, "w", page.getByRole("button", { name: "Yes, refund $50.00" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $50.00" })).toBeFocused();
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: 5000 }]);
});

test("a letter goes to the amount and to the ticket, and Enter sends", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByRole("button", { name: "Refund $50.00" })).toBeVisible();
  await pressUntil(page, "t", page.getByRole("textbox", { name: "Ticket" }));
  await page.keyboard.type("two weeks");
  await page.getByRole("heading", { name: "What went back" }).click();
  await page.keyboard.press("r");
  await expect(page.getByRole("textbox", { name: "Amount" })).toBeFocused();
  await page.keyboard.type("12.50");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $12.50" })).toBeFocused();
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: 1250, metadata: { ticket: "two weeks" } }]);
});

test("keys that are pressed before what they do is there are not lost", async ({ page }) => {
  const payment = await makePayment(5000);
  const followed = page.waitForRequest(/\/live\?page=/);
  await page.goto(`/charges/${payment.id}`);
  // From then on the page's script runs; what a key does it fetches with the first one.
  await followed;
  const typed = new AbortController();
  await page.route("**/_next/static/chunks/**", async (route) => {
    if (!typed.signal.aborted) await once(typed.signal, "abort");
    await route.continue();
  });
  await page.keyboard.type("r12.6");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("50");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("50.00");
  typed.abort();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $12.50" })).toBeFocused();
});

test("a letter at a reason chooses it and goes nowhere", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("radio", { name: "Duplicate" }).check();
  await page.keyboard.press("r");
  await expect(page.getByRole("radio", { name: "Requested by customer" })).toBeFocused();
  await expect(page.getByRole("radio", { name: "Requested by customer" })).toBeChecked();
});

test("g and a letter go to a place, as far as one may go there", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("heading", { name: "Find a payment" }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page).toHaveURL("/refunds");
  await page.getByRole("heading", { name: "Refunds", exact: true }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page).toHaveURL("/attention");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page).toHaveURL("/");
});

test("the palette opens by / and by Ctrl-K, also while typing, and goes where it is told", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  const palette = page.getByRole("group", { name: "Places and what can be done here" });
  const box = page.getByRole("searchbox", { name: "Find a payment" });
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-22");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(box).toBeFocused();
  await expect(palette.getByRole("button")).toHaveText([
    /Refund the whole charge\s*w/,
    /Type the amount to refund/,
    /Type the ticket/,
    /Payments\s*gp/,
    /Refunds\s*gr/,
    /Attention\s*ga/,
  ]);
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Ticket" })).toBeFocused();
  await page.getByRole("heading", { name: "What went back" }).click();
  await page.keyboard.press("/");
  await expect(palette).toBeVisible();
  await page.keyboard.type("whole");
  await expect(palette.getByRole("button")).toHaveText([/Refund the whole charge/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Yes, refund $50.00" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type(payment.id);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/charges/${payment.id}`);
});

test("? shows every key of the page, and each line does what it says; a button shows it too", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByRole("button", { name: "Refund $50.00" })).toBeVisible();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keys" });
  await expect(list).toContainText("Ctrl");
  await list.getByRole("button", { name: "Type the ticket" }).click();
  await expect(list).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Ticket" })).toBeFocused();
  await page.getByRole("button", { name: "All keys" }).click();
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
});

test("with single keys switched off only Ctrl-K is left", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  const keys = page.getByRole("form", { name: "Single-key shortcuts" });
  await keys.getByRole("button", { name: "Off" }).click();
  await expect(keys.getByRole("button", { name: "Off", pressed: true })).toBeVisible();
  await page.getByRole("heading", { name: "What went back" }).click();
  for (const key of ["w", "g", "r", "?"]) await page.keyboard.press(key);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("group", { name: "Places and what can be done here" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(`/charges/${payment.id}`);
  await keys.getByRole("button", { name: "On" }).click();
  await expect(keys.getByRole("button", { name: "On", pressed: true })).toBeVisible();
});
