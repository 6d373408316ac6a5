import type { Locator, Page } from "@playwright/test";

/** The region that shows what went back before beside what is asked for. */
export const comparison = "What went back before, beside this refund";

/** Types a refund and sends it. */
export async function refund(page: Page, amount: string, ticket: string): Promise<void> {
  await page.getByRole("textbox", { name: "Amount" }).fill(amount);
  await page.getByRole("textbox", { name: "Ticket" }).fill(ticket);
  await page.getByRole("button", { name: `Refund $${amount}` }).click();
}

export function why(page: Page): Locator {
  return page.getByRole("textbox", { name: "Why again" });
}

export function happened(page: Page, amount: string): Locator {
  return page.getByRole("status").filter({ hasText: `Refunded: $${amount}` });
}
