import { identityUrl } from "./stage/addresses";
import { makePayment } from "./stage/payments";
import { refundCallsFor } from "./stage/refunds";
import { expect, test } from "./test";

/** A page that waits asks for its figures every few seconds. */
const settledSoon = { timeout: 20_000 };

test.describe("an answer that is lost on the way to the browser", () => {
  test.use({ expectedNoise: /ERR_FAILED/ });

  test("leaves the form as it is; sending it again shows the result of the first time", async ({ page }) => {
    const payment = await makePayment(5000);
    await page.goto(`/charges/${payment.id}`);
    await page.route(`/charges/${payment.id}`, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole("textbox", { name: "Amount" }).fill("20");
    await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-7");
    await page.getByRole("button", { name: "Refund $20.00" }).click();
    await expect(page.getByRole("status").filter({ hasText: "The answer did not arrive." })).toBeFocused();
    await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("20");
    await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-7");

    await page.unrouteAll();
    await expect(page.getByRole("region", { name: "What went back" })).toContainText("$20.00", settledSoon);
    await page.getByRole("button", { name: "Refund $20.00" }).click();
    await expect(page.getByText("Nothing was sent a second time.")).toBeVisible();
    expect(await refundCallsFor(payment.id)).toHaveLength(1);
  });
});

test.describe("a lost network", () => {
  test.use({ expectedNoise: /ERR_INTERNET_DISCONNECTED/ });

  test("is told, what was typed stays, and the same form can be sent when it is back", async ({
    page,
    context,
  }) => {
    const payment = await makePayment(5000);
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("textbox", { name: "Amount" }).fill("20");
    await expect(page.getByRole("button", { name: "Refund $20.00" })).toBeVisible();
    await context.setOffline(true);
    const told = page.getByRole("status").filter({ hasText: "No network." });
    await expect(told).toBeVisible();
    await page.getByRole("button", { name: "Refund $20.00" }).click();
    await expect(told).toBeFocused();
    await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("20");
    expect(await refundCallsFor(payment.id)).toEqual([]);
    await context.setOffline(false);
    await expect(told).toBeHidden();
    await page.getByRole("button", { name: "Refund $20.00" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeFocused();
    expect(await refundCallsFor(payment.id)).toHaveLength(1);
  });
});

test.describe("a lost session", () => {
  test("keeps what was typed; after signing in in a new tab the same form is sent", async ({
    page,
    context,
  }) => {
    const payment = await makePayment(5000);
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("textbox", { name: "Amount" }).fill("20");
    await page.getByRole("textbox", { name: "Note" }).fill("long story");
    await context.clearCookies();
    await page.getByRole("button", { name: "Refund $20.00" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "No refund was made" })).toContainText(
      "You are signed out, so nothing was sent.",
    );
    await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("long story");
    expect(await refundCallsFor(payment.id)).toEqual([]);

    const [tab] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: "Sign in (new tab)" }).click(),
    ]);
    await tab.getByRole("button", { name: "Ana Ferreira" }).click();
    await expect(tab.getByRole("heading", { name: "Payment of $50.00" })).toBeVisible();
    await page.getByRole("button", { name: "Refund $20.00" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeFocused();
    expect(await refundCallsFor(payment.id)).toHaveLength(1);
  });
});

test.describe("a session that the company ends while a form is filled", () => {
  test.use({ as: "nobody" });

  test("costs nothing that was typed: after signing in in a new tab the same form is sent", async ({
    page,
    context,
  }) => {
    const payment = await makePayment(5000);
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("button", { name: "Jonas Lindqvist" }).click();
    await page.getByRole("textbox", { name: "Amount" }).fill("20");
    await page.getByRole("textbox", { name: "Note" }).fill("long story");
    const company = await context.newPage();
    await company.goto(`${identityUrl}/session/end?client_id=refund-console`);
    await company.getByRole("button", { name: "Sign out" }).click();
    await expect.poll(async () => (await page.request.get("/session")).status()).toBe(401);

    await page.getByRole("button", { name: "Refund $20.00" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "No refund was made" })).toContainText(
      "You are signed out, so nothing was sent.",
    );
    const [tab] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: "Sign in (new tab)" }).click(),
    ]);
    await tab.getByRole("button", { name: "Jonas Lindqvist" }).click();
    await expect(tab.getByRole("heading", { name: "Payment of $50.00" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("long story");
    await page.getByRole("button", { name: "Refund $20.00" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeFocused();
    expect(await refundCallsFor(payment.id)).toHaveLength(1);
  });
});
