import { expectGoodLooks } from "./stage/good-looks";
import { makePayment } from "./stage/payments";
import { refundCallsFor } from "./stage/refunds";
import { addLine, confirmAtProvider, openConfirmation } from "./step-up-stage";
import { expect, test } from "./test";

// One proposal may wait at a time, so these tests go one after another; they touch only currencies of their own.
test.describe.configure({ mode: "serial" });
test.use({ as: "Tomasz Zielinski" });

test("limits are proposed after a look at what they change, and another administrator agrees", async ({
  page,
  pageOf,
}, info) => {
  // What is rehearsed is what was really asked for.
  const ana = await pageOf("Ana Ferreira");
  await ana.goto(`/charges/${(await makePayment(2000)).id}`);
  await ana.getByRole("textbox", { name: "Amount" }).fill("3.10");
  await ana.getByRole("button", { name: "Refund $3.10" }).click();
  await expect(ana.getByRole("status").filter({ hasText: "Refunded: $3.10" })).toBeVisible();

  await page.goto("/settings");
  await page.getByRole("link", { name: "Propose other limits" }).click();
  const line = await addLine(page, { Currency: "nok", "One refund": "1,50,0" });
  await page.getByRole("button", { name: "See what it changes" }).click();
  await expect(page.getByRole("region", { name: "What came of it" })).toContainText(
    "Nothing was proposed. Look at these:",
  );
  const cell = page.getByRole("textbox", { name: `One refund, line ${line}`, exact: true });
  await expect(cell).toHaveAccessibleDescription(/^Type|Type (it|the)/);
  await expect(cell).toHaveValue("1,50,0");
  await cell.fill("150");
  await page.getByRole("button", { name: "See what it changes" }).click();
  const change = page.getByRole("region", { name: "Changes" });
  await expect(change).toContainText("Agents, NOK, for one refundnot listedNOK 150.00");
  await expect(page.getByRole("region", { name: "The last 90 days" })).toContainText("the way they went");
  await expectGoodLooks(page, "limits-form", info);

  // What was typed after the look has to be looked at again.
  await cell.fill("160");
  await page.getByRole("textbox", { name: "Why" }).fill("Refunds in Norway begin");
  await page.getByRole("button", { name: "Propose it" }).click();
  await expect(change).toContainText("NOK 160.00");
  await page.getByRole("button", { name: "Propose it" }).click();
  await expect(page.getByRole("status")).toContainText("Nothing changes until another administrator agrees.");

  await page.getByRole("link", { name: "Back to the settings" }).click();
  await expect(page.getByText("You proposed this, so another administrator has to agree.")).toBeVisible();
  await expect(page.getByRole("button", { name: /in force/ })).toHaveCount(0);
  await expectGoodLooks(page, "settings", info);
  const priya = await pageOf("Priya Raman");
  await priya.goto("/settings");
  await expect(priya.getByRole("region", { name: /^Proposed/ })).toContainText("Refunds in Norway begin");
  await priya.getByRole("button", { name: /^Put version \d+ in force$/ }).click();
  await expect(priya.getByText(/^Version \d+, proposed by Tomasz Zielinski, agreed to by/)).toBeVisible();
});

test("the form says what is left of the limit, and who would have to agree, while typing", async ({
  pageOf,
}) => {
  const page = await pageOf("Jonas Lindqvist");
  const payment = await makePayment(50_000, "nok");
  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByText(/A refund of NOK\s500.00 is above the limit of NOK\s160.00/)).toBeVisible();
  await page.getByRole("textbox", { name: "Amount" }).fill("100");
  await expect(page.getByText(/NOK\s400.00 stays\./)).toBeVisible();
  await expect(page.getByText("is above the limit")).toHaveCount(0);
  expect(await refundCallsFor(payment.id)).toEqual([]);
});

test("above an amount a refund takes a second factor, for just that refund, and the form keeps what was typed", async ({
  page,
  pageOf,
}, info) => {
  await page.goto("/settings/limits");
  await addLine(page, { Currency: "pln", "One refund": "2000", "Second factor above": "100" });
  await page.getByRole("textbox", { name: "Why" }).fill("A stolen session moves little");
  await page.getByRole("button", { name: "See what it changes" }).click();
  await expect(page.getByRole("region", { name: "Changes" })).toContainText(
    "second factor abovenot listedPLN 100.00",
  );
  await page.getByRole("button", { name: "Propose it" }).click();
  await expect(page.getByRole("status")).toContainText("Nothing changes until another administrator agrees.");
  const priya = await pageOf("Priya Raman");
  await priya.goto("/settings");
  await priya.getByRole("button", { name: /^Put version \d+ in force$/ }).click();
  await expect(priya.getByRole("link", { name: "Propose other limits" })).toBeVisible();

  const ana = await pageOf("Ana Ferreira");
  const payment = await makePayment(50_000, "pln");
  await ana.goto(`/charges/${payment.id}`);
  await expect(
    ana.getByText(/Above PLN\s100.00 you confirm with your second factor before it is made/),
  ).toBeVisible();
  await ana.getByRole("textbox", { name: "Amount" }).fill("150");
  await ana.getByRole("textbox", { name: "Ticket" }).fill("TCK-2FA");
  const tab = await openConfirmation(ana, /^Refund PLN\s150.00$/);
  expect(await refundCallsFor(payment.id)).toEqual([]);
  await expect(tab.getByText(/PLN\s150.00/)).toBeVisible();
  await expect(tab.getByText("Requested by customer")).toBeVisible();
  await expect(tab.getByText("TCK-2FA")).toBeVisible();
  await expect(tab.getByText("Unnamed customer")).toBeVisible();
  await expect(tab.getByText("Visa •••• 4242")).toBeVisible();
  await expectGoodLooks(tab, "step-up", info);
  const confirm = tab.getByRole("link", { name: "Confirm at your company’s sign-in" });
  // A sign-in without a second factor proves nothing.
  await confirm.click();
  await tab.getByRole("button", { name: "Ana Ferreira" }).click();
  await tab.getByRole("button", { name: "Go on without a second factor" }).click();
  const unproved = tab.getByRole("alert").filter({ hasText: "Not confirmed" });
  await expect(unproved).toContainText("did not say that a second factor was used");
  await confirm.click();
  await confirmAtProvider(tab, "Ana Ferreira");
  await expect(tab.getByRole("status").filter({ hasText: "Confirmed. Nothing was sent yet" })).toBeVisible();
  await expectGoodLooks(tab, "step-up-confirmed", info);

  // The form stands as it was, and goes out once.
  await expect(ana.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-2FA");
  await ana.getByRole("button", { name: /^Refund PLN\s150.00$/ }).click();
  await expect(ana.getByRole("status").filter({ hasText: /Refunded: PLN\s150.00/ })).toBeVisible();
  expect(await refundCallsFor(payment.id)).toHaveLength(1);
  await tab.reload();
  await expect(tab.getByText("This confirmation was used for its refund")).toBeVisible();
  const jonas = await pageOf("Jonas Lindqvist");
  expect((await jonas.request.get(new URL(tab.url()).pathname)).status()).toBe(404);
});

test("somebody else's second factor confirms nothing, and its author goes on from the same form", async ({
  browser,
}, info) => {
  // A browser of its own: at the provider somebody else signs in, and that ends this session.
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const ana = await context.newPage();
  await ana.goto("/");
  await ana.getByRole("button", { name: "Ana Ferreira" }).click();
  const payment = await makePayment(50_000, "pln");
  await ana.goto(`/charges/${payment.id}`);
  await ana.getByRole("textbox", { name: "Amount" }).fill("180");
  await ana.getByRole("textbox", { name: "Ticket" }).fill("TCK-OTHER");
  const tab = await openConfirmation(ana, /^Refund PLN\s180.00$/);
  await tab.getByRole("link", { name: "Confirm at your company’s sign-in" }).click();
  await confirmAtProvider(tab, "Jonas Lindqvist");
  const unproved = tab.getByRole("alert").filter({ hasText: "Not confirmed" });
  await expect(unproved).toContainText(
    "Somebody else signed in. Whoever asked for the refund has to confirm it",
  );
  await expect(tab.getByText("You are signed in as Jonas Lindqvist now")).toBeVisible();
  await expect(tab.getByText("180.00")).toHaveCount(0);
  await expectGoodLooks(tab, "step-up-other-person", info);
  expect(await refundCallsFor(payment.id)).toEqual([]);

  await tab.getByRole("button", { name: "Sign out" }).click();
  await expect(tab.getByRole("heading", { name: "Sign out of Acme?" })).toBeVisible();
  await tab.getByRole("button", { name: "Sign out" }).click();
  await tab.getByRole("link", { name: "Sign in again" }).click();
  await tab.getByRole("button", { name: "Ana Ferreira" }).click();
  await expect(tab.getByRole("button", { name: "Sign out" })).toBeVisible();
  await expect(ana.getByRole("textbox", { name: "Ticket" })).toHaveValue("TCK-OTHER");
  const second = await openConfirmation(ana, /^Refund PLN\s180.00$/);
  await second.getByRole("link", { name: "Confirm at your company’s sign-in" }).click();
  await confirmAtProvider(second, "Ana Ferreira");
  await expect(
    second.getByRole("status").filter({ hasText: "Confirmed. Nothing was sent yet" }),
  ).toBeVisible();
  await ana.getByRole("button", { name: /^Refund PLN\s180.00$/ }).click();
  await expect(ana.getByRole("status").filter({ hasText: /Refunded: PLN\s180.00/ })).toBeVisible();
  expect(await refundCallsFor(payment.id)).toHaveLength(1);
  await context.close();
});

test.describe("without client JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("limits are proposed, and taken back by whoever proposed them", async ({ page }) => {
    await page.goto("/settings/limits");
    await addLine(page, { Currency: "dkk", "One refund": "90" });
    await page.getByRole("textbox", { name: "Why" }).fill("Denmark as well");
    await page.getByRole("button", { name: "See what it changes" }).click();
    await expect(page.getByRole("region", { name: "Changes" })).toContainText("DKK 90.00");
    await page.getByRole("button", { name: "Propose it" }).click();
    await expect(page.getByRole("status")).toContainText("is proposed");
    await page.goto("/settings");
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByRole("link", { name: "Propose other limits" })).toBeVisible();
  });
});
