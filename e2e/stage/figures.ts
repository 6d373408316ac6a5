import type { Locator, Page } from "@playwright/test";

/** The four figures of a payment as they stand on its page, run together as a reader of the text gets them. */
export function figures(paid: string, refunded: string, pending: string, left: string): string {
  return `Paid${paid}Refunded${refunded}Pending${pending}Left${left}`;
}

export function figuresOf(page: Page): Locator {
  return page.getByRole("region", { name: "Figures of this payment" });
}
