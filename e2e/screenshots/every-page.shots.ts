import type { Page } from "@playwright/test";
import { caseInList } from "../cases";
import { steer } from "../stage/ask-stripe";
import { moveRefund } from "../stage/fallen-back";
import { demoCustomer, demoPayment, makePayment } from "../stage/payments";
import { refundElsewhere, refundsOf } from "../stage/refunds";
import { stageFault } from "../stage/stage-fault";
import { addLine, openConfirmation } from "../step-up-stage";
import { expect, test } from "../test";
import { takeNarrowPicture, takePicture, takePrintPicture } from "./take-picture";

test.describe.configure({ mode: "serial" });

async function refund(page: Page, chargeId: string, amount: string, ticket: string): Promise<void> {
  await page.goto(`/charges/${chargeId}`);
  await page.getByRole("textbox", { name: "Amount" }).fill(amount);
  await page.getByRole("textbox", { name: "Ticket" }).fill(ticket);
  await page.getByRole("button", { name: /^Refund .?\d/ }).click();
  await expect(page.locator("#outcome output").first()).toBeVisible();
}

test.use({ expectedNoise: /ERR_INTERNET_DISCONNECTED|status of 401/ });

test("what an agent sees", async ({ page, context }) => {
  await page.goto("/");
  await takePicture(page, "start");
  await page.goto("/?q=4242");
  await expect(page.getByRole("region", { name: "Payments found" })).toBeVisible();
  await takePicture(page, "search");

  const { id } = await demoPayment("B-20001");
  await page.goto(`/charges/${id}`);
  await expect(page.getByRole("button", { name: /^Refund .89\.00/ })).toBeVisible();
  await takePicture(page, "charge");
  await takeNarrowPicture(page, "charge");

  await page.getByRole("button", { name: "Work out…" }).click();
  await page.getByRole("combobox", { name: "Work the amount out from" }).selectOption("lines");
  await page.getByRole("spinbutton", { name: /Leather care kit/ }).fill("1");
  await page.getByRole("button", { name: /^Take .7\.00/ }).click();
  await expect(page.getByText("goes along with it")).toBeVisible();
  await takePicture(page, "amount-worked-out");
  await takeNarrowPicture(page, "amount-worked-out");

  await context.setOffline(true);
  await expect(page.getByText("No network.")).toBeVisible();
  await takePicture(page, "offline");
  await context.setOffline(false);
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-812");
  await page.getByRole("button", { name: /^Refund .7\.00/ }).click();
  await expect(page.getByRole("heading", { name: "Text for the customer" })).toBeVisible();
  await takePicture(page, "refund-made");
  await takeNarrowPicture(page, "refund-made");

  const [made] = await refundsOf(id);
  await steer("POST", "refunds", { refund: made?.id, reference: "74537604221222132710572" });
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  await expect(page.getByText("74537604221222132710572").first()).toBeVisible();
  await takePicture(page, "refund");
  await takePrintPicture(page, "refund");

  await refund(page, (await demoPayment("A-10404")).id, "30", "TCK-4711");
  await refund(page, (await demoPayment("A-10406")).id, "58.90", "TCK-4712");
  const waiting = await makePayment(900_000, "eur");
  await refund(page, waiting.id, "2400", "TCK-4713");
  await expect(async () => {
    await page.goto("/refunds");
    await expect(page.getByRole("heading", { name: "References that arrived" })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  await takePicture(page, "refunds");

  await page.goto(`/customers/${await demoCustomer("amelie.dubois@mail.example")}`);
  await takePicture(page, "customer");
  await page.goto(`/customers/${await demoCustomer("buchhaltung@koehler.example")}/cash-balance/eur`);
  await expect(page.getByRole("heading", { name: "Cash balance in EUR" })).toBeVisible();
  await takePicture(page, "cash-balance");
  const failed = await makePayment(5_000, "eur");
  await refund(page, failed.id, "50", "TCK-4714");
  const [sent] = await refundsOf(failed.id);
  await moveRefund(sent?.id ?? "", "failed", "declined");
  const found = await caseInList(page, failed);
  await takePicture(page, "attention");
  await found.getByRole("link", { name: /^Open/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await takePicture(page, "case");
  const elsewhere = await refundElsewhere((await makePayment(5_000, "eur")).id, 1_200);
  await page.goto(`/refunds/${elsewhere.id}`);
  await expect(page.getByRole("region", { name: "Metadata at Stripe" })).toBeVisible();
  await takePicture(page, "refund-made-elsewhere");
});

test("what an agent sees when something is down", async ({ page, context }) => {
  const { id } = await makePayment(6_400, "eur");
  await page.goto(`/charges/${id}`);
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-4716");
  await context.clearCookies();
  await page.getByRole("button", { name: /^Refund .?\d/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "You are signed out" })).toBeVisible();
  await takePicture(page, "session-ended");
});

test("what an agent sees when Stripe does not answer", async ({ page }) => {
  const { id } = await makePayment(6_400, "eur");
  await stageFault({ method: "GET", path: `/v1/charges/${id}` }, "html_502", 1_000);
  await page.goto(`/charges/${id}`);
  await expect(page.getByText("Stripe does not answer at the moment.").first()).toBeVisible();
  await takePicture(page, "stripe-down");
});

test.describe("a lead", () => {
  test.use({ as: "Mira Okafor" });

  test("decides", async ({ page }) => {
    await page.goto("/approvals");
    await takePicture(page, "approvals");
    await page.getByRole("main").getByRole("link").first().click();
    await expect(page.getByRole("button", { name: /^Approve/ })).toBeVisible();
    await takePicture(page, "approval");
    await page.goto("/insights");
    await takePicture(page, "insights");
  });
});

test.describe("an auditor", () => {
  test.use({ as: "Helen Sato" });

  test("reads", async ({ page }) => {
    await page.goto("/audit-log");
    await takePicture(page, "audit-log");
    await page.goto("/settings/access");
    await takePicture(page, "access-review");
  });
});

test.describe("an administrator", () => {
  test.use({ as: "Tomasz Zielinski" });

  test("sets rules and words, and what is held back can be undone", async ({ page, pageOf }) => {
    await page.goto("/settings/texts?language=de");
    await takePicture(page, "texts");
    await page.goto("/settings/limits");
    await page.getByRole("textbox", { name: "Leads’ refunds are held back" }).fill("600");
    await addLine(page, { Currency: "pln", "One refund": "2000", "Second factor above": "100" });
    await page.getByRole("textbox", { name: "Why" }).fill("Time for second thoughts");
    await page.getByRole("button", { name: "See what it changes" }).click();
    await page.getByRole("button", { name: "Propose it" }).click();
    await expect(page.getByRole("status").filter({ hasText: "is proposed" })).toBeVisible();
    await page.goto("/settings/limits");
    await takePicture(page, "limits");
    await page.goto("/settings");
    await takePicture(page, "settings");
    const priya = await pageOf("Priya Raman");
    await priya.goto("/settings");
    await priya.getByRole("button", { name: /in force$/ }).click();
    await expect(priya.getByText(/agreed to by/)).toBeVisible();

    const ana = await pageOf("Ana Ferreira");
    await ana.goto(`/charges/${(await makePayment(50_000, "pln")).id}`);
    await ana.getByRole("textbox", { name: "Amount" }).fill("150");
    await ana.getByRole("textbox", { name: "Ticket" }).fill("TCK-4717");
    const confirmation = await openConfirmation(ana, /^Refund PLN\s150.00$/);
    await takePicture(confirmation, "step-up");
    await takeNarrowPicture(confirmation, "step-up");

    const mira = await pageOf("Mira Okafor");
    const payment = await makePayment(12_000, "eur");
    await refund(mira, payment.id, "30", "TCK-4715");
    await expect(mira.getByRole("timer").first()).toContainText("left to undo");
    await expect(mira.getByRole("button", { name: /^Undo/ }).first()).toBeVisible();
    await takePicture(mira, "held");
    await mira.getByRole("link", { name: "Story of this refund" }).first().click();
    await expect(mira.getByRole("timer")).toContainText("left to undo");
    await mira.keyboard.press("z");
    await expect(mira.getByText("Undone. Nothing was sent")).toBeVisible();
    await takePicture(mira, "undone");
    expect(await refundsOf(payment.id)).toEqual([]);
  });
});

test.describe("somebody who is turned away", () => {
  test.use({ expectedNoise: /status of 40[34]/ });

  test("is told why", async ({ page, pageOf }) => {
    await page.goto("/nothing/here");
    await takePicture(page, "not-found");
    await page.goto("/signed-out");
    await takePicture(page, "signed-out");
    const sam = await pageOf("Sam Porter");
    await sam.goto("/");
    await takePicture(sam, "no-access");
  });
});
