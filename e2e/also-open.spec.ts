import { figuresOf } from "./stage/figures";
import { makePayment } from "./stage/payments";
import { refundElsewhere } from "./stage/refunds";
import { turnPage } from "./stage/turn-page";
import { expect, test } from "./test";

/** A closed tab that could not say so counts as closed after 15 seconds. */
const forgottenSoon = { timeout: 25_000 };

/** A name stands between marks that keep its direction of writing to itself. */
const jonasHere = "\u2068Jonas Lindqvist\u2069";

test("who else has the payment open is shown, until they close it", async ({ page, pageOf, context }) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  const others = page.getByRole("status").filter({ hasText: "Also open: " });
  const jonas = await pageOf("Jonas Lindqvist");
  await jonas.goto(`/charges/${payment.id}`);
  await expect(others).toHaveText(`Also open: ${jonasHere}`);
  await expect(jonas.getByText("Also open: \u2068Ana Ferreira\u2069")).toBeVisible();
  const second = await context.newPage();
  await second.goto(`/charges/${payment.id}`);
  await expect(others).toHaveText(`Also open: ${jonasHere}, you, in another tab`);
  await second.close();
  await jonas.close();
  await expect(others).toHaveCount(0, forgottenSoon);
});

test("a page that nobody looks at is not open, and is true again when somebody turns to it", async ({
  page,
  pageOf,
}) => {
  const payment = await makePayment(5000);
  await page.goto(`/charges/${payment.id}`);
  const jonas = await pageOf("Jonas Lindqvist");
  await jonas.goto(`/charges/${payment.id}`);
  await expect(page.getByText(`Also open: ${jonasHere}`)).toBeVisible();
  await turnPage(jonas, true);
  await expect(page.getByText("Also open: ")).toHaveCount(0);
  await refundElsewhere(payment.id, 1000);
  await expect(figuresOf(page)).toContainText("Left$40.00");
  await expect(figuresOf(jonas)).toContainText("Left$50.00");
  await turnPage(jonas, false);
  await expect(figuresOf(jonas)).toContainText("Left$40.00");
});
