import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectGoodLooks } from "./stage/good-looks";
import { makePayment } from "./stage/payments";
import { expect, test } from "./test";

test.use({ as: "Helen Sato" });

/** The three files of what the page shows, in the order of their links. */
async function exported(page: Page): Promise<string[]> {
  const files: string[] = [];
  for (const name of ["People", "Pairs", "Young payments"]) {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name, exact: true }).click();
    files.push(await readFile(await (await download).path(), "utf8"));
  }
  return files;
}

test("an auditor sees who can do what, exports it, and signs what was shown", async ({
  page,
  pageOf,
}, info) => {
  const agent = await pageOf("Ana Ferreira");
  const payment = await makePayment(5000);
  await agent.goto(`/charges/${payment.id}`);
  await agent.getByRole("button", { name: "Refund $50.00" }).click();
  await expect(agent.getByRole("status").filter({ hasText: "Refunded: $50.00" })).toBeVisible();

  await page.goto("/audit-log");
  await page.getByRole("link", { name: "Access review" }).click();
  const ana = page
    .getByRole("region", { name: "Who can do what" })
    .getByRole("row", { name: /^Ana Ferreira/ });
  await expect(ana).toContainText("Agent");
  await ana.getByText(/^As an agent, \d+ currencies$/).click();
  await expect(ana.getByText("$1,500.00 at once")).toBeVisible();
  const soon = page
    .getByRole("region", { name: "Young payments by person" })
    .getByRole("row", { name: /^Ana Ferreira/ });
  await expect(soon).toContainText("$");
  await expectGoodLooks(page, "access-review", info);

  const files = await exported(page);
  expect(files[0]).toContain('"Ana Ferreira"');
  const hash = createHash("sha256").update(files.join("")).digest("hex");
  await expect(page.getByText(hash)).toBeVisible();

  await page.getByRole("button", { name: "Sign review" }).click();
  const note = page.getByRole("textbox", { name: "Note" });
  await expect(note).toHaveAccessibleDescription(/Say what you looked at/);
  await note.fill("Compared with the groups at Acme, none to remove");
  await page.getByRole("button", { name: "Sign review" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Signed. It stands in the audit log." }),
  ).toBeVisible();
  const signed = page.getByRole("region", { name: "Signed reviews" }).getByRole("listitem").first();
  await expect(signed).toContainText("Helen Sato");
  await expect(signed).toContainText("Compared with the groups at Acme, none to remove");
  await expect(signed).toContainText(hash);
});

test.describe("without client JavaScript", () => {
  test.use({ javaScriptEnabled: false, as: "Tomasz Zielinski" });

  test("an administrator comes from the settings, chooses a period and signs", async ({ page }) => {
    await page.goto("/settings");
    await page.getByRole("link", { name: "Access review" }).click();
    await page.getByRole("combobox", { name: "Look back" }).selectOption("30");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/days=30/);
    await page.getByRole("textbox", { name: "Note" }).fill("Nothing to object");
    await page.getByRole("button", { name: "Sign review" }).click();
    const signed = page.getByRole("region", { name: "Signed reviews" }).getByRole("listitem").first();
    await expect(signed).toContainText(/Tomasz Zielinski.*over 30 days/);
  });
});

test.describe("an agent", () => {
  test.use({ as: "Ana Ferreira", expectedNoise: /status of 403/ });

  test("gets neither the page nor its files", async ({ page }) => {
    await page.goto("/settings/access");
    await expect(page.getByRole("heading", { name: "You have no access to this page" })).toBeVisible();
    expect((await page.request.get("/settings/access/export?list=people")).status()).toBe(403);
  });
});
