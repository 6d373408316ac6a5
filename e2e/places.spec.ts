import { expectGoodLooks } from "./stage/good-looks";
import { demoPayment, makePayment } from "./stage/payments";
import { expect, test } from "./test";

test("the menu marks the place one is in, and on a page reached from it as well", async ({ page }, info) => {
  const menu = page.getByRole("navigation", { name: "Main" });
  const marked = menu.locator("[aria-current]");
  for (const [address, text, current] of [
    ["/", "Payments", "page"],
    ["/refunds", "Refunds", "page"],
    [`/charges/${(await makePayment(2000)).id}`, "Payments", "true"],
    ["/approvals", "Approvals", "page"],
  ] as const) {
    await page.goto(address);
    await expect(marked).toHaveCount(1);
    await expect(marked).toContainText(text);
    await expect(marked).toHaveAttribute("aria-current", current);
    await expect(marked).not.toHaveCSS("border-bottom-color", "rgba(0, 0, 0, 0)");
  }
  await expectGoodLooks(page, "menu", info);
});

test("filters that are none are told, and those that hold are not", async ({ page }, info) => {
  await page.goto("/refunds?state=nonsense&from=2026-02-30&whose=mine");
  const told = page.getByRole("status").filter({ hasText: "not narrowed" });
  await expect(told).toContainText("State “nonsense");
  await expect(told).toContainText("From (UTC) “");
  await expect(told).not.toContainText("mine");
  await expectGoodLooks(page, "unread-filters", info);
  await page.goto("/refunds?state=held");
  await expect(page.getByText("not narrowed")).toHaveCount(0);
  await page.goto("/attention?kind=nonsense");
  await expect(told).toContainText("Kind “");
});

test.describe("an auditor", () => {
  test.use({ as: "Helen Sato" });

  test("is told of a day that does not exist, and gets no file by it", async ({ page }) => {
    await page.goto("/audit-log?from=2026-13-01");
    await expect(page.getByRole("status").filter({ hasText: "not narrowed" })).toContainText("2026-13-01");
    const file = await page.request.get("/audit-log/export?format=csv&from=2026-13-01");
    expect(file.status()).toBe(400);
  });
});

test("a payment that cannot be refunded promises no line of its refunds", async ({ page }) => {
  const { id } = await demoPayment("B-20011");
  await page.goto(`/charges/${id}`);
  const history = page.getByRole("region", { name: "What went back" });
  await expect(history).toContainText("the dispute decides what goes back");
  await expect(history).not.toContainText("as soon as it is asked for");
});
