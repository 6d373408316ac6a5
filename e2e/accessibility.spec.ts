import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { failedCase } from "./cases";
import { demoCustomer, demoPayment, makePayment } from "./stage/payments";
import { refundElsewhere } from "./stage/refunds";
import { expect, test } from "./test";

const law = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectNoViolations(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(law).analyze();
    expect(violations.map(({ id, nodes }) => [colorScheme, id, ...nodes.map(({ html }) => html)])).toEqual(
      [],
    );
  }
}

test("the start page", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Find a payment" })).toBeVisible();
  await expectNoViolations(page);
});

test("search results, and nothing found", async ({ page }) => {
  await page.goto("/?q=3155");
  await expect(page.getByRole("region", { name: "Payments found" })).toBeVisible();
  await expectNoViolations(page);
  await page.goto("/?q=no+such+thing");
  await expect(page.getByRole("status")).toBeVisible();
  await expectNoViolations(page);
});

test("a payment with the form, all its parts open", async ({ page }) => {
  const { id } = await demoPayment("E-50001");
  await page.goto(`/charges/${id}`);
  await page.getByText("Metadata").click();
  await page.getByRole("textbox", { name: "Amount" }).fill("1");
  await expect(page.getByRole("button", { name: "Refund £1.00" })).toBeVisible();
  await expectNoViolations(page);
});

test("a payment that is in the way of being refunded", async ({ page }) => {
  const { id } = await demoPayment("B-20011");
  await page.goto(`/charges/${id}`);
  await expect(page.getByRole("region", { name: "Before you refund" })).toBeVisible();
  await expectNoViolations(page);
});

test("a refused form, the open question, and a refund made", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("500");
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No refund was made" })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Yes, refund $50.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $50.00" })).toBeVisible();
  await expectNoViolations(page);
});

test("a cash balance, and a refund made elsewhere with its metadata", async ({ page }) => {
  await page.goto(`/customers/${await demoCustomer("buchhaltung@koehler.example")}/cash-balance/eur`);
  await expect(page.getByRole("heading", { name: "Cash balance in EUR" })).toBeVisible();
  await expectNoViolations(page);
  const payment = await makePayment(2000);
  const { id } = await refundElsewhere(payment.id, 500);
  await page.goto(`/refunds/${id}`);
  await expect(page.getByRole("region", { name: "Metadata at Stripe" })).toBeVisible();
  await expectNoViolations(page);
});

test("a payment that moved while a colleague has it open too", async ({ page, pageOf }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("40");
  const jonas = await pageOf("Jonas Lindqvist");
  await jonas.goto(`/charges/${payment.id}`);
  await expect(page.getByText("Also open: \u2068Jonas Lindqvist\u2069")).toBeVisible();
  await refundElsewhere(payment.id, 2000);
  await expect(page.getByText("Only $30.00 is left of this payment.")).toBeVisible();
  await expectNoViolations(page);
});

test("the list of refunds and the story of one", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("button", { name: "Refund $50.00" }).click();
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  await expect(page.getByRole("heading", { name: "Refund of $50.00" })).toBeVisible();
  await expectNoViolations(page);
  await page.goto("/refunds");
  await expect(page.getByRole("region", { name: "Refunds" })).toBeVisible();
  await expectNoViolations(page);
});

test("what needs attention, and one case with a fault in its form", async ({ page }) => {
  const { found } = await failedCase(page, "declined");
  await expectNoViolations(page);
  await found.getByRole("link", { name: /^Open/ }).click();
  await page.getByRole("button", { name: "Close case" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Say what was done" })).toBeVisible();
  await expectNoViolations(page);
});

test("a customer", async ({ page }) => {
  const { customer } = await demoPayment("D-40001");
  await page.goto(`/customers/${customer}`);
  await expect(page.getByRole("heading", { name: "Werkstatt Köhler GmbH" })).toBeVisible();
  await expectNoViolations(page);
});

test.describe("an administrator's settings", () => {
  test.use({ as: "Tomasz Zielinski" });

  test("with the people who signed in lately", async ({ page }) => {
    await page.goto("/settings");
    await expect(page.getByRole("region", { name: "Signed in lately" }).last()).toBeVisible();
    await expectNoViolations(page);
  });
});

test.describe("pages that turn somebody away", () => {
  test.use({ expectedNoise: /status of 40[34]/ });

  test("signed out, not found", async ({ page }) => {
    await page.goto("/signed-out");
    await expectNoViolations(page);
    await page.goto("/nothing/here");
    await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
    await expectNoViolations(page);
    await page.goto("/charges/ch_3MmlLrLkdIwHu7ix0snN0B15");
    await expect(page.getByRole("heading", { name: "No such payment" })).toBeVisible();
    await expectNoViolations(page);
  });

  test.describe("without a role", () => {
    test.use({ as: "Sam Porter" });

    test("no access", async ({ page }) => {
      await page.goto("/");
      await expect(page.getByRole("heading", { name: "You have no access to this page" })).toBeVisible();
      await expectNoViolations(page);
    });
  });
});

test("the colours follow the switch against the system, and stay so", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect.poll(background).not.toBe(light);
  await page.reload();
  await expect.poll(background).not.toBe(light);
  await expect(page.getByRole("button", { name: "Dark", pressed: true })).toBeVisible();
});

test.describe("as a lead", () => {
  test.use({ as: "Mira Okafor" });

  test("the insights", async ({ page }) => {
    await page.goto("/insights");
    await expect(page.getByRole("region", { name: "Books" })).toBeVisible();
    await expectNoViolations(page);
  });
});
