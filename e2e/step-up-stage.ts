import type { Page } from "@playwright/test";
import { expect } from "./test";

/** Fills the first line of the limits' form that is free, and tells its number. */
export async function addLine(page: Page, cells: Readonly<Record<string, string>>): Promise<number> {
  // The head is a row as well, and three lines are free.
  const line = (await page.getByRole("region", { name: "Limits" }).getByRole("row").count()) - 3;
  for (const [column, text] of Object.entries(cells)) {
    await page.getByRole("textbox", { name: `${column}, line ${line}`, exact: true }).fill(text);
  }
  return line;
}

/** Chooses a person at the provider, who then shows a second factor. */
export async function confirmAtProvider(tab: Page, person: string): Promise<void> {
  await tab.getByRole("button", { name: person }).click();
  await tab.getByRole("textbox", { name: "Code" }).fill("246810");
  await tab.getByRole("button", { name: "Confirm" }).click();
}

/** Sends a form that takes a second factor, and opens the tab that asks for it. */
export async function openConfirmation(form: Page, button: RegExp): Promise<Page> {
  await form.getByRole("button", { name: button }).click();
  const refused = form.getByRole("alert").filter({ hasText: "you confirm with your second factor" });
  await expect(refused).toContainText("Nothing was sent yet.");
  const opening = form.context().waitForEvent("page");
  await refused.getByRole("link", { name: "Confirm with your second factor (new tab)" }).click();
  return opening;
}
