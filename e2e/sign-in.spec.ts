import { makePayment } from "./stage/payments";
import { expect, test } from "./test";

test.describe("somebody who is not signed in", () => {
  test.use({ as: "nobody" });

  test("signs in on the way to a payment and arrives there", async ({ page }) => {
    const payment = await makePayment(4200);
    await page.goto(`/charges/${payment.id}`);
    await expect(page.getByRole("heading", { name: "Choose who you are" })).toBeVisible();
    await page.getByRole("button", { name: "Ana Ferreira" }).click();
    await expect(page).toHaveURL(`/charges/${payment.id}`);
    await expect(page.getByRole("heading", { name: "Payment of $42.00" })).toBeVisible();
    await expect(page.getByText("Ana Ferreira")).toBeVisible();
  });

  test("keeps the search that led to the sign-in", async ({ page }) => {
    await page.goto("/?q=nothing%20like%20this");
    await page.getByRole("button", { name: "Ana Ferreira" }).click();
    await expect(page.getByRole("searchbox", { name: "Find a payment" })).toHaveValue("nothing like this");
  });

  test("is not led to another site by the address of the sign-in", async ({ page }) => {
    await page.goto("/auth/sign-in?returnTo=https://evil.example/");
    await page.getByRole("button", { name: "Ana Ferreira" }).click();
    await expect(page).toHaveURL("/");
    await expect(page.getByRole("heading", { name: "Find a payment" })).toBeVisible();
  });

  test("signs out here and at the company, and has to sign in again", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Ana Ferreira" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "Sign out of Acme?" })).toBeVisible();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
    await page.getByRole("link", { name: "Sign in again" }).click();
    await expect(page.getByRole("heading", { name: "Choose who you are" })).toBeVisible();
    await page.goto("/refunds");
    await expect(page.getByRole("heading", { name: "Choose who you are" })).toBeVisible();
  });

  test.describe("and gives up", () => {
    // The page that says so is answered with 400.
    test.use({ expectedNoise: /status of 400/ });

    test("is told so, and can start again", async ({ page }) => {
      await page.goto("/");
      await page.getByRole("button", { name: "Cancel sign-in" }).click();
      await expect(page.getByText("Your company's sign-in did not let you through.")).toBeVisible();
      await page.getByRole("link").click();
      await expect(page.getByRole("heading", { name: "Choose who you are" })).toBeVisible();
    });
  });
});

test.describe("somebody without a role", () => {
  test.use({ as: "Sam Porter", expectedNoise: /status of 403/ });

  test("is told that there is no role, and by whom that can be changed", async ({ page }) => {
    const response = await page.goto("/");
    expect(response?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "You have no access to this page" })).toBeVisible();
    await expect(page.getByText("Your account has no role in Refund Console.")).toBeVisible();
    await expect(page.getByText("What is missing is the right to read refunds")).toBeVisible();
    await expect(page.getByText("Whoever decides about access")).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  });
});

test.describe("an auditor", () => {
  test.use({ as: "Helen Sato" });

  test("sees a payment and what went back, and nothing to refund with", async ({ page }) => {
    const payment = await makePayment(4200);
    await page.goto(`/charges/${payment.id}`);
    await expect(page.getByRole("heading", { name: "Payment of $42.00" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "What went back" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Amount" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /^Refund/ })).toHaveCount(0);
  });
});

test.describe("an administrator who signs in", () => {
  test.use({ as: "nobody" });

  test("begins with the settings, for there are no payments to find", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Tomasz Zielinski" }).click();
    await expect(page).toHaveURL("/settings");
    await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Payments" })).toHaveCount(0);
  });
});

test.describe("an administrator", () => {
  test.use({ as: "Tomasz Zielinski", expectedNoise: /status of 403/ });

  test("sees refunds, but no payments", async ({ page }) => {
    const payment = await makePayment(4200);
    const response = await page.goto(`/charges/${payment.id}`);
    expect(response?.status()).toBe(403);
    await expect(page.getByText("This page is not part of what you may do as admin.")).toContainText(
      "What is missing is the right to look up payments, which agents, leads, and auditors have.",
    );
    await page.getByRole("link", { name: "Go to what you may open" }).click();
    await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
    await page.getByRole("link", { name: "Refunds" }).click();
    await expect(page.getByRole("heading", { name: "Refunds", exact: true })).toBeVisible();
    await expect(page.getByRole("searchbox")).toHaveCount(0);
  });
});
