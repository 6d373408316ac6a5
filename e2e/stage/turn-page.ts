import type { Page } from "@playwright/test";

/** Turns away from a page or back to it: a browser without a window never hides one by itself. */
export async function turnPage(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, isHidden);
}
