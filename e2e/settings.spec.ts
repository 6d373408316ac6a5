import { expect, test } from "./test";

test.use({ as: "Tomasz Zielinski" });

test("an administrator ends somebody's sessions, and the page says that they ended", async ({
  page,
  pageOf,
}) => {
  const priya = await pageOf("Priya Raman");
  // Not by a page: the company still knows Priya, and would sign her in again without asking.
  expect((await priya.request.get("/session")).status()).toBe(204);
  await page.goto("/refunds");
  await page.getByRole("link", { name: "Settings" }).click();
  const row = page.getByRole("row").filter({ hasText: "Priya Raman" });
  await expect(row).toContainText("admin");
  await row.getByRole("button", { name: "End sessions of Priya Raman" }).click();
  await expect(row.getByRole("status")).toHaveText("Ended just now");
  expect((await priya.request.get("/session")).status()).toBe(401);
  await page.reload();
  await expect(row).toContainText(/Ended/);
  await expect(row.getByRole("button")).toHaveCount(0);
});
