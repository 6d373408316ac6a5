import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { makePayment } from "./stage/payments";
import { expect, test } from "./test";

const run = promisify(execFile);

/** Refunds a part of a new payment, and gives the address of the refund's own page. */
async function refundPart(page: Page, amount: string): Promise<string> {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill(amount);
  await page.getByRole("button", { name: `Refund $${amount}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `Refunded: $${amount}` })).toBeVisible();
  const history = page.getByRole("region", { name: "What went back" });
  return (await history.getByRole("link", { name: "Story of this refund" }).getAttribute("href")) ?? "";
}

/** Follows a link that leads to a file, and gives the file's name and where it was saved. */
async function download(page: Page, link: string): Promise<{ name: string; path: string }> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: link, exact: true }).click();
  const file = await downloading;
  return { name: file.suggestedFilename(), path: await file.path() };
}

test.describe("an auditor", () => {
  test.use({ as: "Helen Sato" });

  test("finds who asked for a refund, and goes on to the refund", async ({ page, pageOf }) => {
    const refund = await refundPart(await pageOf("Ana Ferreira"), "12.34");
    const object = refund.replace("/refunds/", "");
    await page.goto("/");
    await page.getByRole("link", { name: "Audit log" }).click();
    await page.getByRole("textbox", { name: "Refund or charge" }).fill(object);
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(page).toHaveURL(new RegExp(`object=${object}`));
    const row = page.getByRole("row").filter({ hasText: "refund.requested" });
    await expect(row).toContainText("Ana Ferreira");
    await row.getByText("Details").click();
    await expect(row).toContainText("amountMinor1234");
    await row.getByRole("link", { name: object }).click();
    await expect(page).toHaveURL(refund);
  });

  test("narrows the log to one person with one click, and shows all again", async ({ page, pageOf }) => {
    await refundPart(await pageOf("Ana Ferreira"), "1.00");
    await page.goto("/audit-log?event=refund.requested");
    await page.getByRole("link", { name: "Ana Ferreira" }).first().click();
    await expect(page.getByRole("textbox", { name: "Who" })).toHaveValue(/\|/);
    await expect(page.getByRole("textbox", { name: "What" })).toHaveValue("refund.requested");
    await page.goto("/audit-log?event=nothing.like.this");
    await expect(page.getByRole("status")).toContainText("No row fits these filters.");
    await page.getByRole("link", { name: "Show all" }).click();
    await expect(page.getByRole("region", { name: "Audit log" })).toBeVisible();
  });

  test("is in the log for having looked at it", async ({ page }) => {
    await page.goto("/audit-log?object=rq_of_this_test");
    await page.goto("/audit-log?event=audit.viewed");
    const newest = page.getByRole("row").nth(1);
    await expect(newest).toContainText("Helen Sato");
    await newest.getByText("Details").click();
    await expect(newest).toContainText('{"object":"rq_of_this_test"}');
  });

  test("takes the whole log away and verifies it without the console", async ({ page, pageOf }) => {
    await refundPart(await pageOf("Ana Ferreira"), "2.00");
    await page.goto("/audit-log");
    const { name, path } = await download(page, "JSON lines");
    expect(name).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.jsonl$/);
    const { stdout } = await run(process.execPath, ["scripts/audit-verify.mjs", "--export", path]);
    expect(stdout).toContain("one unbroken chain");
  });

  test("takes what is shown away as a table", async ({ page, pageOf }) => {
    await refundPart(await pageOf("Ana Ferreira"), "3.00");
    await page.goto("/audit-log?event=refund.requested");
    const { name, path } = await download(page, "CSV");
    expect(name).toMatch(/^audit-log-filtered-.*\.csv$/);
    const [head, ...rows] = (await readFile(path, "utf8")).trimEnd().split("\r\n");
    expect(head).toContain('"seq","at","actor","actorName","event","object"');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !row.includes('"refund.requested"'))).toEqual([]);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`has a ${colorScheme} page that keeps the law of accessibility`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto("/audit-log?from=2020-01-01");
      await expect(page.getByRole("region", { name: "Audit log" })).toBeVisible();
      await page.getByText("Details").first().click();
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    });
  }
});

test.describe("an agent", () => {
  test.use({ expectedNoise: /status of 403/ });

  test("is neither shown the audit log nor its files", async ({ page }) => {
    await page.goto("/refunds");
    await expect(page.getByRole("link", { name: "Refunds" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
    const response = await page.goto("/audit-log");
    expect(response?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "You have no access to this page" })).toBeVisible();
    const file = await page.request.get("/audit-log/export?format=jsonl");
    expect(file.status()).toBe(403);
    expect(await file.text()).not.toContain("rd-audit-1");
  });
});
