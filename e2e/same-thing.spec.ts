import { makePayment } from "./stage/payments";
import { refundCallsFor, refundElsewhere, refundsOf } from "./stage/refunds";
import { comparison, happened, refund, why } from "./stage/same-thing";
import { expect, test } from "./test";

test("what another agent has refunded is shown beside mine, and goes on only with a sentence", async ({
  page,
  pageOf,
}) => {
  const payment = await makePayment(9000);
  const jonas = await pageOf("Jonas Lindqvist");
  await jonas.goto(`/charges/${payment.id}`);
  await refund(jonas, "20.00", "TCK-3001");
  await expect(happened(jonas, "20.00")).toBeVisible();

  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByRole("region", { name: "Before you refund" })).toContainText(
    /Jonas Lindqvist refunded \$20\.00 for TCK-3001 (yesterday )?at \d+:\d\d\s[AP]M UTC\./,
  );
  await page.getByRole("textbox", { name: "Note" }).fill("Second parcel");
  await refund(page, "20.00", "TCK-3002");
  await expect(page.getByRole("alert").filter({ hasText: "No refund was made" })).toContainText(
    "This looks like the same thing twice.",
  );
  await expect(why(page)).toBeFocused();
  await expect(why(page)).toHaveAccessibleDescription(/Jonas Lindqvist refunded \$20\.00 for TCK-3001/);
  const table = page.getByRole("region", { name: comparison });
  await expect(table.getByRole("row", { name: "Amount" }).getByRole("cell")).toHaveText(["$20.00", "$20.00"]);
  await expect(table.getByRole("row", { name: "Ticket" }).getByRole("cell")).toHaveText([
    "TCK-3001",
    "TCK-3002",
  ]);
  await expect(table.getByRole("row", { name: "By" }).getByRole("cell")).toHaveText([
    "Jonas Lindqvist",
    "Ana Ferreira",
  ]);
  await expect(table.getByRole("row", { name: "State" }).getByRole("cell")).toHaveText([
    "Refunded",
    "Not sent",
  ]);
  const [story] = await Promise.all([
    page.waitForEvent("popup"),
    table.getByRole("link", { name: "Its story" }).click(),
  ]);
  await expect(story.getByRole("heading", { name: "Refund of $20.00" })).toBeVisible();
  await story.close();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("Second parcel");
  expect(await refundsOf(payment.id)).toHaveLength(1);

  await why(page).fill("The second parcel was broken too");
  await page.getByRole("button", { name: "Refund $20.00" }).click();
  await expect(happened(page, "20.00")).toBeFocused();
  expect((await refundsOf(payment.id)).map(({ amount }) => amount)).toEqual([2000, 2000]);
  expect(JSON.stringify(await refundCallsFor(payment.id))).not.toContain("The second parcel");
  const line = page.getByRole("region", { name: "What went back" }).getByRole("listitem").first();
  await expect(line).toContainText("Again, because: The second parcel was broken too");
  // The next form begins without the question.
  await expect(why(page)).toHaveCount(0);
});

test("why it went back again stands in its story, with a way to the first one, and in the audit log", async ({
  page,
  pageOf,
}) => {
  const payment = await makePayment(9000);
  await page.goto(`/charges/${payment.id}`);
  await refund(page, "11.00", "TCK-3003");
  await expect(happened(page, "11.00")).toBeVisible();
  await refund(page, "12.00", "tck-3003");
  await why(page).fill("Shipping had been forgotten");
  await page.getByRole("button", { name: "Refund $12.00" }).click();
  await expect(happened(page, "12.00")).toBeVisible();
  await page.getByRole("link", { name: "Story of this refund" }).first().click();
  await expect(page.getByRole("heading", { name: "Refund of $12.00" })).toBeVisible();
  await expect(
    page.getByRole("definition").filter({ hasText: "Shipping had been forgotten" }).first(),
  ).toBeVisible();
  const address = page.url();
  await page.getByRole("link", { name: /^rq_/ }).click();
  await expect(page.getByRole("heading", { name: "Refund of $11.00" })).toBeVisible();

  const helen = await pageOf("Helen Sato");
  await helen.goto(`/audit-log?object=${address.split("/").at(-1)}`);
  const asked = helen.getByRole("row").filter({ hasText: "refund.requested" });
  await asked.getByText("Details").click();
  await expect(asked).toContainText("Shipping had been forgotten");
});

test("a refund made in the Dashboard counts as well, and its number is there to copy", async ({ page }) => {
  const payment = await makePayment(9000);
  const elsewhere = await refundElsewhere(payment.id, 1500);
  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByRole("region", { name: "Before you refund" })).toContainText(
    "Somebody refunded $15.00 outside Refund Console",
  );
  await refund(page, "15.00", "TCK-3004");
  const table = page.getByRole("region", { name: comparison });
  await expect(table.getByRole("row", { name: "By" })).toContainText("Made outside Refund Console");
  await expect(table.getByRole("button", { name: "Copy refund id" })).toBeVisible();
  await expect(table).toContainText(elsewhere.id);
  expect(await refundCallsFor(payment.id)).toEqual([]);
});

test("no sentence and too short a sentence are told at their place, and nothing is lost", async ({
  page,
}) => {
  const payment = await makePayment(9000);
  await refundElsewhere(payment.id, 1500);
  await page.goto(`/charges/${payment.id}`);
  await refund(page, "15.00", "TCK-3005");
  await expect(why(page)).toBeFocused();
  await page.getByRole("button", { name: "Refund $15.00" }).click();
  await expect(why(page)).toBeFocused();
  await expect(why(page)).toHaveAccessibleDescription(/This looks like the same thing twice/);
  await why(page).fill("Because");
  await page.getByRole("button", { name: "Refund $15.00" }).click();
  await expect(why(page)).toHaveAccessibleDescription(/a sentence of at least 10 characters/);
  await expect(why(page)).toHaveAttribute("aria-invalid", "true");
  await expect(why(page)).toHaveValue("Because");
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("15.00");
  await expect(page.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-3005");
  expect(await refundCallsFor(payment.id)).toEqual([]);
});

test("another one that comes in after the question is shown before the sentence counts", async ({ page }) => {
  const payment = await makePayment(9000);
  await refundElsewhere(payment.id, 1500);
  await page.goto(`/charges/${payment.id}`);
  await refund(page, "15.00", "");
  await why(page).fill("A second voucher was due");
  await refundElsewhere(payment.id, 1500);
  await page.getByRole("button", { name: "Refund $15.00" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "No refund was made" })).toContainText(
    "Meanwhile there is another one",
  );
  await expect(page.getByRole("region", { name: comparison }).getByRole("columnheader")).toHaveText([
    "Fact",
    "Before",
    "Before",
    "This one",
  ]);
  await expect(why(page)).toHaveValue("A second voucher was due");
  expect(await refundCallsFor(payment.id)).toEqual([]);
  // Before the page has followed, the form would say that the payment changed.
  await expect(page.getByText("$60.00 left", { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "Refund $15.00" }).click();
  await expect(happened(page, "15.00")).toBeFocused();
});

test("another amount without a ticket is asked nothing", async ({ page }) => {
  const payment = await makePayment(9000);
  await refundElsewhere(payment.id, 1500);
  await page.goto(`/charges/${payment.id}`);
  await refund(page, "16.00", "");
  await expect(happened(page, "16.00")).toBeFocused();
});

test("the whole charge is asked about too, and its confirmation names what went back", async ({ page }) => {
  const payment = await makePayment(3000);
  await refundElsewhere(payment.id, 1500);
  await page.goto(`/charges/${payment.id}`);
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  const question = page.getByRole("dialog", { name: "Refund whole charge?" });
  await expect(question).toContainText("Somebody refunded $15.00 outside Refund Console");
  await question.getByRole("button", { name: "Yes, refund $15.00" }).click();
  await expect(why(page)).toBeFocused();
  expect(await refundCallsFor(payment.id)).toEqual([]);
  await why(page).fill("The other half is due as well");
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await page.getByRole("button", { name: "Yes, refund $15.00" }).click();
  await expect(happened(page, "15.00")).toBeFocused();
  // The sum is named: without one Stripe would also take what a bank sends back in the same moment.
  const calls = (await refundCallsFor(payment.id)).map(({ path, params }) => [path, params.amount]);
  expect(calls).toEqual([[`/v1/charges/${payment.id}/refund`, "1500"]]);
});
