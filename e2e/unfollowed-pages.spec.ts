import { figuresOf } from "./stage/figures";
import { makePayment } from "./stage/payments";
import { refundElsewhere } from "./stage/refunds";
import { turnPage } from "./stage/turn-page";
import { expect, test } from "./test";

/** A page that has no stream asks every 20 seconds. */
const askedSoon = { timeout: 30_000 };

test.describe("where no stream comes through", () => {
  test.use({ expectedNoise: /ERR_FAILED/ });

  test("the page asks by itself, and finds the stream again when there is one", async ({ page }) => {
    const payment = await makePayment(5000);
    await page.route("**/live?*", (route) =>
      route.request().resourceType() === "eventsource" ? route.abort() : route.continue(),
    );
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-2");
    await refundElsewhere(payment.id, 1000);
    await expect(figuresOf(page)).toContainText("Left$40.00", askedSoon);
    await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-2");
    await page.unrouteAll();
    const stream = page.waitForRequest((request) => request.resourceType() === "eventsource");
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await stream;
    await refundElsewhere(payment.id, 1000);
    await expect(figuresOf(page)).toContainText("Left$30.00");
  });
});

test.describe("signed out in another tab", () => {
  test.use({ expectedNoise: /status of 401/ });

  test("an open page says so, keeps what was typed, and goes on after signing in again", async ({
    page,
    context,
  }) => {
    const payment = await makePayment(5000);
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("textbox", { name: "Note" }).fill("long story");
    await context.clearCookies();
    await turnPage(page, true);
    await turnPage(page, false);
    await expect(page.getByRole("status").filter({ hasText: "You are signed out." })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("long story");
    const [tab] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: "sign in (new tab)" }).click(),
    ]);
    await tab.getByRole("button", { name: "Ana Ferreira" }).click();
    await expect(tab.getByRole("heading", { name: "Payment of $50.00" })).toBeVisible();
    await refundElsewhere(payment.id, 1000);
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await expect(figuresOf(page)).toContainText("Left$40.00");
    await expect(page.getByText("You are signed out.")).toHaveCount(0);
    await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("long story");
  });
});

function liveAddress(chargeId: string): string {
  return `/charges/${chargeId}/live?page=00000000-0000-4000-8000-000000000000`;
}

test.describe("the address that an open page asks", () => {
  test.use({ expectedNoise: /status of 40[13]/ });
  test("tells a version and names, and no amounts", async ({ page }) => {
    const payment = await makePayment(5000);
    const response = await page.request.get(liveAddress(payment.id));
    expect(await response.json()).toEqual({ version: null, others: "" });
    expect(response.headers()["cache-control"]).toBe("no-store");
    expect((await page.request.get(`/charges/${payment.id}/live`)).status()).toBe(404);
  });

  test.describe("without a session", () => {
    test.use({ as: "nobody" });
    test("tells nothing", async ({ page }) => {
      const response = await page.request.get(liveAddress((await makePayment(5000)).id));
      expect([response.status(), await response.text()]).toEqual([401, ""]);
    });
  });

  test.describe("without the right to see payments", () => {
    test.use({ as: "Tomasz Zielinski" });
    test("tells nothing", async ({ page }) => {
      const response = await page.request.get(liveAddress((await makePayment(5000)).id));
      expect([response.status(), await response.text()]).toEqual([403, ""]);
    });
  });
});
