import type { Page } from "@playwright/test";

/** Small enough for a repository, good enough to read. */
const picture = { type: "jpeg", quality: 55, scale: "css", animations: "disabled" } as const;
const folder = "docs/screenshots";

/** One page in both themes, wide. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ ...picture, path: `${folder}/${name}-${colorScheme}.jpg`, fullPage: true });
  }
}

/** The same page at the width of a telephone, in both themes. */
export async function takeNarrowPicture(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 375, height: 800 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ ...picture, path: `${folder}/${name}-375-${colorScheme}.jpg`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** The page as it comes out of a printer. */
export async function takePrintPicture(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.screenshot({ ...picture, path: `${folder}/${name}-print.jpg`, fullPage: true });
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 800 });
}
