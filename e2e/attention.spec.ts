import { caseInList, failedCase, refundWhole, soon } from "./cases";
import { moveRefund } from "./stage/fallen-back";
import { makePayment } from "./stage/payments";
import { refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

test("a refund that the bank sends back is a case with its reason and the next step", async ({ page }) => {
  const { payment, found } = await failedCase(page, "lost_or_stolen_card");
  await expect(found).toContainText("Refund failed");
  await expect(found).toContainText("$50.00");
  await expect(found).toContainText("because the card was reported lost or stolen");
  await expect(found).toContainText("Next: Ask the customer for another way to be paid");
  await expect(found).toContainText("Nobody’s yet");
  await expect(page.getByRole("link", { name: /^Attention \d+\+? open$/ })).toBeVisible();
  await page.goto(`/charges/${payment.id}`);
  const notice = page.getByRole("region", { name: "Needs attention" });
  await expect(notice).toContainText("the card was reported lost or stolen");
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  await expect(page.getByRole("region", { name: "Needs attention" })).toContainText(
    "Next: Ask the customer for another way to be paid",
  );
  await page.getByRole("link", { name: "Open the case" }).click();
  await expect(page.getByRole("heading", { name: "$50.00 Refund failed" })).toBeVisible();
});

test("a case is taken, and closed with an outcome and a note that is asked for", async ({ page, pageOf }) => {
  const { payment, found } = await failedCase(page, "declined");
  await found.getByRole("button", { name: /^Take / }).click();
  await expect(found.getByRole("status")).toHaveText("You have taken this case.");
  await expect(found).toContainText("Yours");

  const other = await pageOf("Jonas Lindqvist");
  await (await caseInList(other, payment)).getByRole("link", { name: /^Open/ }).click();
  await expect(other.getByText("Ana Ferreira has taken this case.")).toBeVisible();
  await expect(other.getByRole("button", { name: "Close case" })).toHaveCount(0);

  await found.getByRole("link", { name: /^Open/ }).click();
  await page.getByRole("radio", { name: "Paid another way" }).check();
  await page.getByRole("button", { name: "Close case" }).click();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveAccessibleDescription(/Say what was done/);
  await expect(page.getByRole("radio", { name: "Paid another way" })).toBeChecked();
  await page.getByRole("textbox", { name: "Note" }).fill("Bank transfer 4711");
  await page.getByRole("button", { name: "Close case" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The case is closed." })).toBeVisible();
  await expect(page.getByRole("heading", { name: "$50.00 Refund failed: Paid another way" })).toBeVisible();
  const history = page.getByRole("region", { name: "What happened" });
  await expect(history).toContainText("Needs a person: refund failed");
  await expect(history).toContainText("Case taken by Ana Ferreira");
  await expect(history).toContainText("Case closed: paid another way by Ana Ferreira");

  await other.getByRole("button", { name: /^Take over/ }).click();
  await expect(other.getByRole("status")).toContainText("This case is closed already: Paid another way");
  await page.goto("/attention?show=closed");
  const closed = page
    .getByRole("list", { name: "Cases" })
    .getByRole("listitem")
    .filter({ hasText: payment.id });
  await expect(closed).toContainText("Bank transfer 4711");
});

test("a case that is given back says so under the filter that it leaves", async ({ page }) => {
  const { payment, found } = await failedCase(page, "declined");
  await found.getByRole("button", { name: /^Take / }).click();
  await expect(found.getByRole("status")).toHaveText("You have taken this case.");
  await page.goto("/attention?whose=mine");
  const own = page.getByRole("list", { name: "Cases" }).getByRole("listitem").filter({ hasText: payment.id });
  await own.getByRole("button", { name: /^Give back / }).click();
  await expect(own.getByRole("status")).toHaveText("Given back. Anybody can take it now.");
  await expect(own.getByRole("status")).toBeFocused();
  await expect(own.getByRole("button", { name: /^Take / })).toBeVisible();
});

test("a refund that waits for the customer closes its case by itself", async ({ page }) => {
  const payment = await makePayment(5000, "usd", { source: "tok_pendingRefund" });
  await refundWhole(page, payment);
  const [refund] = await refundsOf(payment.id);
  await moveRefund(refund?.id ?? "", "requires_action");
  const found = await caseInList(page, payment);
  await expect(found).toContainText(
    /Stripe has asked customer@example\.test for bank details\. Without an answer by/,
  );
  await found.getByRole("link", { name: /^Open/ }).click();
  await moveRefund(refund?.id ?? "", "succeeded");
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { name: /Settled by itself/ })).toBeVisible({ timeout: 1_000 });
  }).toPass(soon);
});

test.describe("for the auditor", () => {
  test.use({ as: "Helen Sato" });

  test("cases are there to read, and say why there is no button", async ({ page, pageOf }) => {
    const { payment } = await failedCase(await pageOf("Ana Ferreira"), "unknown");
    const found = await caseInList(page, payment);
    await expect(found.getByRole("button", { name: /^Take/ })).toHaveCount(0);
    await found.getByRole("link", { name: /^Open/ }).click();
    await expect(page.getByText("Your role reads cases and does not act on them.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Close case" })).toHaveCount(0);
  });
});

test.describe("without client JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a case is taken, refused without a note with all that was typed, and closed", async ({
    page,
    pageOf,
  }) => {
    const { payment } = await failedCase(await pageOf("Ana Ferreira"), "expired_or_canceled_card");
    const found = await caseInList(page, payment);
    await found.getByRole("button", { name: /^Take / }).click();
    await expect(found.getByRole("status")).toHaveText("You have taken this case.");
    await found.getByRole("link", { name: /^Open/ }).click();
    await page.getByRole("radio", { name: "Nothing is owed" }).check();
    await page.getByRole("button", { name: "Close case" }).click();
    await expect(page.getByRole("textbox", { name: "Note" })).toHaveAccessibleDescription(
      /Say what was done/,
    );
    await expect(page.getByRole("radio", { name: "Nothing is owed" })).toBeChecked();
    await page.getByRole("textbox", { name: "Note" }).fill("Gift");
    await page.getByRole("button", { name: "Close case" }).click();
    await expect(page.getByRole("heading", { name: /Refund failed: Nothing is owed/ })).toBeVisible();
  });
});
