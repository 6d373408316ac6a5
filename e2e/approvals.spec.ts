import type { Page, TestInfo } from "@playwright/test";
import { steer } from "./stage/ask-stripe";
import { expectGoodLooks } from "./stage/good-looks";
import { makePayment, type Payment } from "./stage/payments";
import { refundElsewhere, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

// Above what an agent of a fresh installation may refund alone.
const amountMinor = 180_000;

/** Ana asks for all of it; the request's own page is open afterwards. */
async function askForTooMuch(page: Page): Promise<Payment> {
  const payment = await makePayment(amountMinor);
  await page.goto(`/charges/${payment.id}`);
  await expect(
    page.getByText("A refund of $1,800.00 is above the limit of $1,500.00 for one refund."),
  ).toBeVisible();
  await page.getByRole("textbox", { name: "Ticket" }).fill("TCK-900");
  await page.getByRole("textbox", { name: "Note" }).fill("The whole order was broken");
  await page.getByRole("button", { name: "Refund $1,800.00" }).click();
  const happened = page.getByRole("status").filter({ hasText: "Waits for a second person: $1,800.00" });
  await expect(happened).toBeFocused();
  await expect(happened).toContainText("Nothing has been sent.");
  expect(await refundsOf(payment.id)).toEqual([]);
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  await page.getByRole("link", { name: "Open the approval" }).click();
  await expect(page.getByText("You asked for this, so somebody else has to agree.")).toBeVisible();
  return payment;
}

test("a refund above the limit waits, is asked about, answered, approved, and goes out once", async ({
  page,
  pageOf,
}, info) => {
  const payment = await askForTooMuch(page);
  await expect(page.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  const lead = await pageOf("Mira Okafor");
  await lead.goto("/");
  await expect(lead.getByRole("link", { name: /^Approvals ?\d+/ })).toBeVisible();
  await lead.getByRole("link", { name: /^Approvals/ }).click();
  const list = lead.getByRole("list", { name: "Waiting requests" });
  await expect(list).toContainText("is above the limit of $1,500.00 for one refund");
  await expectGoodLooks(lead, "approvals", info);

  await lead.goto(page.url());
  await expect(lead.getByRole("heading", { name: "Refund of $1,800.00" })).toBeVisible();
  await expect(lead.getByText("The whole order was broken").first()).toBeVisible();
  await expect(lead.getByRole("region", { name: "What changed since it was asked for" })).toContainText(
    "Nothing",
  );
  await expect(lead.getByRole("heading", { name: "Payment of $1,800.00" })).toBeVisible();
  await expectGoodLooks(lead, "approval", info);
  await lead.getByRole("button", { name: "Send back with the question" }).click();
  await expect(lead.getByRole("textbox", { name: "Question" })).toHaveAccessibleDescription(
    /Type the question that has to be answered first\./,
  );
  await lead.getByRole("textbox", { name: "Question" }).fill("Did they send it back?");
  await lead.getByRole("button", { name: "Send back with the question" }).click();
  await expect(lead.getByRole("status").first()).toHaveText(
    "Sent back with your question. It waits for an answer.",
  );

  await page.goto("/approvals");
  await expect(page.getByRole("link", { name: /^Approvals ?\d+/ })).toBeVisible();
  await page.goto(lead.url().split("#")[0] ?? "");
  await expect(page.getByRole("region", { name: "Question", exact: true })).toContainText(
    "Mira Okafor asks: Did they send it back?",
  );
  await page.getByRole("textbox", { name: "Answer" }).fill("Yes, it arrived today");
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(page.getByRole("status").first()).toContainText("It is before a second person again.");

  await lead.reload();
  await expect(lead.getByRole("region", { name: "Question", exact: true })).toContainText(
    "Answer: Yes, it arrived today",
  );
  // A list that stands open follows by itself.
  const watching = await lead.context().newPage();
  await watching.goto("/approvals");
  const link = watching.locator(`a[href="${new URL(page.url()).pathname}"]`);
  await expect(link).toBeVisible();
  await lead.getByRole("button", { name: "Approve and refund $1,800.00" }).click();
  await expect(lead.getByRole("status").first()).toHaveText("Approved. Refunded.");
  await expect(link).toHaveCount(0);
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: amountMinor, status: "succeeded" }]);
  const steps = lead.getByRole("region", { name: "What happened" }).getByRole("listitem");
  await expect(steps).toHaveText([
    /Asked for by Ana Ferreira/,
    /Put before a second person/,
    /Sent back with a question: Did they send it back\? by Mira Okafor/,
    /Answered: Yes, it arrived today by Ana Ferreira/,
    /Approved by Mira Okafor/,
    /Sent to Stripe/,
    /Refunded/,
  ]);
  await expectNotices(await pageOf("Tomasz Zielinski"), lead.url().split("#")[0] ?? "", info);
});

/** Each step was told outside the console, and an administrator sees that it arrived. */
async function expectNotices(admin: Page, address: string, info: TestInfo): Promise<void> {
  await admin.goto("/settings");
  const notices = admin.getByRole("region", { name: "Notices", exact: true });
  const sent = notices
    .getByRole("row")
    .filter({ has: admin.locator(`a[href="${new URL(address).pathname.replace("approvals", "refunds")}"]`) })
    .filter({ hasText: /● ?Sent ?Webhook/ });
  await expect(async () => {
    await admin.reload();
    await expect(sent).toHaveCount(4, { timeout: 1_000 });
  }).toPass();
  await expect(notices).not.toContainText("E-mailSent");
  await expectGoodLooks(admin, "settings-notices", info);
  const { notices: arrived } = await steer<{ notices: { url: string; event: string; text: string }[] }>(
    "GET",
    "notices",
  );
  const own = arrived.filter(({ url }) => url === address);
  expect(own.map(({ event }) => event.replace("refund.", ""))).toEqual([
    "awaiting_approval",
    "returned",
    "awaiting_approval",
    "approved",
  ]);
  expect(own[0]?.text).toContain("A refund of $1,800.00 waits for a second person.");
  expect(JSON.stringify(own)).not.toMatch(/Ana|Mira|TCK-900|broken|arrived today/);
}

test("what moved since it was shown has to be looked at before anybody approves", async ({
  page,
  pageOf,
}) => {
  const payment = await makePayment(amountMinor);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("1600");
  await page.getByRole("button", { name: "Refund $1,600.00" }).click();
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  await page.getByRole("link", { name: "Open the approval" }).click();
  const lead = await pageOf("Mira Okafor");
  await lead.goto(page.url());
  await expect(lead.getByRole("button", { name: "Approve and refund $1,600.00" })).toBeVisible();
  await refundElsewhere(payment.id, 10_000);
  await lead.getByRole("button", { name: "Approve and refund $1,600.00" }).click();
  await expect(lead.getByRole("status").first()).toContainText("Something changed since you opened this.");
  await expect(lead.getByRole("region", { name: "What changed since it was asked for" })).toContainText(
    "Another refund of $100.00 was made",
  );
  await lead.getByRole("button", { name: "Approve and refund $1,600.00" }).click();
  await expect(lead.getByRole("status").first()).toHaveText("Approved. Refunded.");
  expect((await refundsOf(payment.id)).map(({ amount }) => amount)).toEqual([160_000, 10_000]);
});

test("a lead's own request above the lead's limit is for another lead", async ({ pageOf }) => {
  const lead = await pageOf("Mira Okafor");
  const payment = await makePayment(800_000);
  await lead.goto(`/charges/${payment.id}`);
  await lead.getByRole("button", { name: "Refund $8,000.00" }).click();
  await lead.getByRole("link", { name: "Story of this refund" }).first().click();
  await lead.getByRole("link", { name: "Open the approval" }).click();
  await expect(lead.getByText("You asked for this, so somebody else has to agree.")).toBeVisible();
  await expect(lead.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  await lead.getByRole("button", { name: "Take the request back" }).click();
  await expect(lead.getByRole("status").first()).toContainText(
    "Nothing was sent, and the amount is free again.",
  );
  expect(await refundsOf(payment.id)).toEqual([]);
});

test.describe("without client JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a request is asked for and rejected with a reason", async ({ page, browser, signedIn }) => {
    const payment = await makePayment(amountMinor);
    await page.goto(`/charges/${payment.id}`);
    await page.getByRole("button", { name: "Refund this amount" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Waits for a second person" })).toBeVisible();
    await page.getByRole("link", { name: "Story of this refund" }).first().click();
    await page.getByRole("link", { name: "Open the approval" }).click();
    const context = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await signedIn("Mira Okafor"),
    });
    const lead = await context.newPage();
    await lead.goto(page.url());
    await lead.getByRole("textbox", { name: "Why not" }).fill("Ask the customer for the parcel first");
    await lead.getByRole("button", { name: "Reject" }).click();
    await expect(lead.getByText("Rejected. Nothing was sent, and the amount is free again.")).toBeVisible();
    await context.close();
    await page.reload();
    await expect(page.getByText("Ask the customer for the parcel first").first()).toBeVisible();
    expect(await refundsOf(payment.id)).toEqual([]);
  });
});
