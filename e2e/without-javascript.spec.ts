import { figures } from "./stage/figures";
import { makePayment } from "./stage/payments";
import { refundCallsFor, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

test.use({ javaScriptEnabled: false });

test.describe("from the door on", () => {
  test.use({ as: "nobody" });

  test("a payment is found and partly refunded without a script", async ({ page }) => {
    const payment = await makePayment(5000);
    await page.goto("/");
    await page.getByRole("button", { name: "Ana Ferreira" }).click();
    await page.getByRole("searchbox", { name: "Find a payment" }).fill(payment.id);
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("textbox", { name: "Amount" }).fill("20");
    await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-10");
    await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();

    await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Figures of this payment" })).toHaveText(
      figures("$50.00", "$20.00", "$0.00", "$30.00"),
    );
    await expect(page.getByRole("region", { name: "What went back" })).toContainText("TCK-10");
    expect(await refundsOf(payment.id)).toMatchObject([{ amount: 2000, metadata: { ticket: "TCK-10" } }]);
  });
});

test("a refused form comes back with its reason and with everything that was typed", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("500");
  await page.getByRole("radio", { name: "Duplicate" }).check();
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-11");
  await page.getByRole("textbox", { name: "Note" }).fill("first\nsecond");
  await page.getByText("Metadata").click();
  await page.getByRole("textbox", { name: "Name 1", exact: true }).fill("shelf");
  await page.getByRole("textbox", { name: "Value 1", exact: true }).fill("A-7");
  await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();

  await expect(page.getByRole("alert").filter({ hasText: "No refund was made" })).toContainText(
    "Only $50.00 is left of this payment, and $500.00 was asked for.",
  );
  const amount = page.getByRole("textbox", { name: "Amount" });
  await expect(amount).toHaveAttribute("aria-invalid", "true");
  await expect(amount).toHaveAccessibleDescription(/Only \$50\.00 is left of this payment/);
  await expect(amount).toHaveValue("500");
  await expect(page.getByRole("radio", { name: "Duplicate" })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-11");
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("first\nsecond");
  await expect(page.getByRole("textbox", { name: "Name 1", exact: true })).toHaveValue("shelf");
  await expect(page.getByRole("textbox", { name: "Value 1", exact: true })).toHaveValue("A-7");
  expect(await refundCallsFor(payment.id)).toEqual([]);

  await amount.fill("5");
  await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $5.00" })).toBeVisible();
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: 500, metadata: { shelf: "A-7" } }]);
});

test("the whole charge asks once more on the page, and goes back only after the yes", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-12");
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await expect(page.getByRole("heading", { name: "Refund whole charge?" })).toBeVisible();
  await expect(page.getByText("$50.00 goes back to an unnamed customer, Visa •••• 4242.")).toBeVisible();
  expect(await refundCallsFor(payment.id)).toEqual([]);
  await page.getByRole("button", { name: "Yes, refund $50.00" }).click();

  await expect(page.getByRole("status").filter({ hasText: "Refunded: $50.00" })).toBeVisible();
  const [call, ...more] = await refundCallsFor(payment.id);
  expect(more).toEqual([]);
  expect(call?.path).toBe(`/v1/charges/${payment.id}/refund`);
  expect(call?.params).not.toHaveProperty("amount");
  expect(call?.params).toMatchObject({ metadata: { ticket: "TCK-12" } });
});

test("loading the answer's page again sends the form again, and it is the same refund", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("20");
  await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Nothing was sent a second time.")).toBeVisible();
  expect(await refundCallsFor(payment.id)).toHaveLength(1);
});

test("lists, filters and stories are read without a script", async ({ page }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("20");
  await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();
  await page.goto("/refunds");
  await page.getByRole("textbox", { name: "Charge" }).fill(payment.id);
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(new RegExp(`chargeId=${payment.id}`));
  await page.getByRole("region", { name: "Refunds" }).getByRole("link", { name: "$20.00" }).click();
  await expect(page.getByRole("heading", { name: "Refund of $20.00 Refunded" })).toBeVisible();
});

test.describe("pages that turn somebody away say why without a script", () => {
  test.use({ expectedNoise: /status of 40[34]/ });

  test("what is not there", async ({ page }) => {
    for (const [address, heading] of [
      ["/charges/ch_3MmlLrLkdIwHu7ix0snN0B15", "No such payment"],
      ["/nothing/here", "There is no such page"],
    ] as const) {
      const response = await page.goto(address);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    }
  });

  test.describe("to somebody without a role", () => {
    test.use({ as: "Sam Porter" });

    test("who it is, what is missing, and the way out", async ({ page }) => {
      const response = await page.goto("/refunds");
      expect(response?.status()).toBe(403);
      await expect(page).toHaveTitle("No access · Refund Console");
      await expect(page.getByText("Your account has no role in Refund Console.")).toBeVisible();
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(page.getByRole("heading", { name: "Sign out of Acme?" })).toBeVisible();
    });
  });
});

test.describe("a session that ends while a form is filled", () => {
  test.use({ expectedNoise: /status of 401/ });

  test("costs nothing that was typed: after signing in, the same form is sent", async ({ page, context }) => {
    const payment = await makePayment(5000);
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("textbox", { name: "Amount" }).fill("20");
    await page.getByRole("textbox", { name: "Note" }).fill('first\n"second" <b>');
    await context.clearCookies();
    await page.getByRole("button", { name: /^Refund(?! whole)/ }).click();
    await expect(page.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
    expect(await refundCallsFor(payment.id)).toEqual([]);

    const [tab] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: "Sign in (new tab)" }).click(),
    ]);
    await tab.getByRole("button", { name: "Ana Ferreira" }).click();
    await expect(tab.getByRole("heading", { name: "Payment of $50.00" })).toBeVisible();
    await page.getByRole("button", { name: "Send the form again" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Refunded: $20.00" })).toBeVisible();
    await page.getByRole("link", { name: "Story of this refund" }).first().click();
    await expect(page.getByText(/first\s"second" <b>/)).toBeVisible();
    expect(await refundCallsFor(payment.id)).toHaveLength(1);
  });
});
