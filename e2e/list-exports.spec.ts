import { expectGoodLooks } from "./stage/good-looks";
import { makePayment } from "./stage/payments";
import { expect, test } from "./test";

test("the list of refunds keeps to one colleague, and is taken along as a file with the same filters", async ({
  page,
  pageOf,
}, info) => {
  const jonas = await pageOf("Jonas Lindqvist");
  const ticket = `TCK-EXPORT-${Date.now()}`;
  await jonas.goto(`/charges/${(await makePayment(2000)).id}`);
  await jonas.getByRole("textbox", { name: "Ticket" }).fill(ticket);
  await jonas.getByRole("button", { name: "Refund $20.00" }).click();
  await expect(jonas.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeVisible();

  await page.goto("/refunds");
  await page.getByRole("combobox", { name: "Made by" }).selectOption("Jonas Lindqvist");
  await page.getByRole("textbox", { name: "Ticket" }).fill(ticket);
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("combobox", { name: "Made by" })).toHaveValue(/\|/);
  await expect(page.getByRole("region", { name: "Refunds" }).getByRole("row")).toHaveCount(2);
  await expectGoodLooks(page, "refunds-of-one-person", info);
  const downloading = page.waitForEvent("download");
  await page.getByRole("paragraph").filter({ hasText: "Export these refunds:" }).getByRole("link").click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^refunds-filtered-\d{4}-\d\d-\d\d\.csv$/);
  const response = await page.request.get(download.url());
  const lines = (await response.text()).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`"${ticket}"`);
  expect(lines[1]).toContain('"Jonas Lindqvist"');
});

test("cases are taken along as a file, and a filter that cannot be read gives none", async ({ page }) => {
  const file = await page.request.get("/attention/export?show=closed");
  expect(file.status()).toBe(200);
  expect(file.headers()["content-type"]).toContain("text/csv");
  expect(file.headers()["cache-control"]).toBe("no-store");
  expect(await file.text()).toMatch(/^"case","openedAt"/);
  for (const path of ["/refunds/export?from=2026-13-01", "/attention/export?kind=nonsense"]) {
    expect((await page.request.get(path)).status()).toBe(400);
  }
});

test.describe("somebody without a role", () => {
  test.use({ as: "Sam Porter", expectedNoise: /status of 403/ });

  test("gets neither file", async ({ page }) => {
    for (const path of ["/refunds/export", "/attention/export"]) {
      expect((await page.request.get(path)).status()).toBe(403);
    }
  });
});
