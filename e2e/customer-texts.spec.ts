import { expectGoodLooks } from "./stage/good-looks";
import { expect, test } from "./test";

test.use({ as: "Tomasz Zielinski" });

test("a text for customers is checked at its place, read as a customer would, and put in force", async ({
  page,
}, info) => {
  await page.goto("/settings");
  await page.getByRole("link", { name: "Read and change what customers are told" }).click();
  await page.getByRole("link", { name: "日本語" }).click();
  const text = page.getByRole("textbox", { name: "Bank details are needed" });
  const before = await text.inputValue();
  await text.fill("{greeting}\n{amuont}");
  await page.getByRole("button", { name: "Put in force" }).click();
  await expect(text).toHaveAccessibleDescription(/Line 2: nothing is known as {amuont}.*{amount} is missing/);
  await expect(text).toHaveValue("{greeting}\n{amuont}");
  await text.fill(`${before}\n\nご不明な点はお問い合わせください。`);
  await page.getByRole("button", { name: "See how it reads" }).click();
  await expect(page.getByRole("status")).toContainText("Nothing is in force yet.");
  await expect(page.getByRole("region", { name: /Bank details are needed/ })).toContainText(
    "ご不明な点はお問い合わせください。",
  );
  await page.getByRole("button", { name: "Put in force" }).click();
  await expect(page.getByRole("textbox", { name: "Why" })).toHaveAccessibleDescription(/Say why/);
  await page.getByRole("textbox", { name: "Why" }).fill("A sentence more");
  await page.getByRole("button", { name: "Put in force" }).click();
  await expect(page.getByRole("status")).toContainText(/Version \d+ is in force/);
  await expectGoodLooks(page, "texts", info);
  await page.reload();
  await expect(text).toHaveValue(/お問い合わせください。$/);
});
