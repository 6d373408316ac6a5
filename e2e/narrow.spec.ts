import type { Page, TestInfo } from "@playwright/test";
import { demoPayment, makePayment } from "./stage/payments";
import { refundElsewhere } from "./stage/refunds";
import { expect, test } from "./test";

const widths = [375, 320];

/** The page itself must not scroll sideways; a wide table may do so on its own. */
async function expectToFit(page: Page, name: string, info: TestInfo): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(width);
    await page.screenshot({ path: info.outputPath(`${name}-${width}.png`), fullPage: true });
  }
}

const addresses = [
  ["start", () => "/"],
  ["results", () => "/?q=3155"],
  ["very-long-texts", async () => `/charges/${(await demoPayment("D-40004")).id}`],
  ["shared-with-a-seller", async () => `/charges/${(await demoPayment("E-50001")).id}`],
  ["disputed", async () => `/charges/${(await demoPayment("B-20011")).id}`],
  ["large-sum", async () => `/charges/${(await makePayment(99_999_900, "ugx")).id}`],
  ["customer", async () => `/customers/${(await demoPayment("D-40004")).customer}`],
  ["refunds", () => "/refunds"],
  ["insights", () => "/insights"],
  ["signed-out", () => "/signed-out"],
] as const;

for (const [name, address] of addresses) {
  test(`${name} fits a telephone`, async ({ page }, info) => {
    await page.goto(await address());
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectToFit(page, name, info);
  });
}

test.describe("a number that names nothing", () => {
  test.use({ expectedNoise: /status of 404/ });

  test("fits a telephone", async ({ page }, info) => {
    await page.goto("/charges/ch_3MmlLrLkdIwHu7ix0snN0B15");
    await expect(page.getByRole("heading", { name: "No such payment" })).toBeVisible();
    await expectToFit(page, "absent", info);
  });
});

test.describe("an auditor", () => {
  test.use({ as: "Helen Sato" });

  for (const address of ["/attention", "/audit-log"]) {
    test(`reads ${address} on a telephone`, async ({ page }, info) => {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectToFit(page, address.slice(1), info);
    });
  }
});

for (const [as, address, name] of [
  ["Tomasz Zielinski", "/settings/limits", "Limits"],
  ["Helen Sato", "/audit-log", "Audit log"],
] as const) {
  test.describe(`the wide table of ${address}`, () => {
    test.use({ as });

    test("shows at its edge that there is more, and scrolls with the keyboard", async ({ page }, info) => {
      await page.goto(address);
      await expectToFit(page, `wide${address.replaceAll("/", "-")}`, info);
      const table = page.getByRole("region", { name, exact: true });
      await expect(table).toHaveCSS("background-attachment", "local, local, scroll, scroll");
      await table.focus();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.screenshot({ path: info.outputPath("wide-dark.png") });
    });
  });
}

test("a refund is made on a telephone", async ({ page }, info) => {
  const payment = await makePayment(5000);
  await refundElsewhere(payment.id, 100);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/charges/${payment.id}`);
  await page.getByText("Metadata").click();
  await page.getByRole("textbox", { name: "Ticket" }).fill(`TCK-${"9".repeat(90)}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("500");
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No refund was made" })).toBeInViewport();
  await expectToFit(page, "refused", info);
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await expectToFit(page, "question", info);
  await page.getByRole("button", { name: "Yes, refund $49.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $49.00" })).toBeInViewport();
  await expectToFit(page, "made", info);
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  await expect(page.getByRole("heading", { name: "Refund of $49.00" })).toBeVisible();
  await expectToFit(page, "story", info);
});
