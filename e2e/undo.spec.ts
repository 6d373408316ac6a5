import { type Browser, expect, type Page, test } from "@playwright/test";
import { type OwnCompany, openOwnCompany } from "./stage/own-company";

// A server is started here, and some of what is awaited is time that passes: on a busy machine that takes longer.
test.describe.configure({ mode: "serial", timeout: 240_000 });

let company: OwnCompany;

test.beforeAll(async ({ browser }) => {
  const opened = await openOwnCompany("embedded");
  if (opened === null) throw new Error("the embedded database is everywhere");
  company = opened;
  await company.startServer();
  await giveTime(browser);
});
test.afterAll(() => company.close());

async function signedIn(browser: Browser, person: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: company.appUrl, locale: "en-US" })).newPage();
  await page.goto("/");
  await page.getByRole("button", { name: person }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  return page;
}

/** Ten minutes for agents and five seconds for leads, by two administrators. */
async function giveTime(browser: Browser): Promise<void> {
  const tomasz = await signedIn(browser, "Tomasz Zielinski");
  const priya = await signedIn(browser, "Priya Raman");
  await tomasz.goto("/settings/limits");
  await tomasz.getByRole("textbox", { name: "Agents’ refunds are held back" }).fill("600");
  await tomasz.getByRole("textbox", { name: "Leads’ refunds are held back" }).fill("5");
  await tomasz.getByRole("textbox", { name: "Why" }).fill("Time for second thoughts");
  await tomasz.getByRole("button", { name: "See what it changes" }).click();
  await tomasz.getByRole("button", { name: "Propose it" }).click();
  await tomasz.getByRole("status").filter({ hasText: "is proposed" }).waitFor();
  await priya.goto("/settings");
  await priya.getByRole("button", { name: /in force$/ }).click();
  await priya.getByText(/agreed to by/).waitFor();
}

async function askStripe(path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const headers = { authorization: "Bearer sk_test_tests" };
  return (await fetch(`${company.stripeUrl}${path}`, { ...init, headers })).json();
}

async function makePayment(): Promise<string> {
  const body = new URLSearchParams({ amount: "5000", currency: "usd", source: "tok_visa" });
  return String((await askStripe("/v1/charges", { method: "POST", body })).id);
}

async function refundsAtStripe(chargeId: string): Promise<number> {
  const { data } = await askStripe(`/v1/refunds?charge=${chargeId}`);
  return Array.isArray(data) ? data.length : Number.NaN;
}

/** Leaves the page at the notice of a refund that is held back. */
async function refundPart(page: Page, chargeId: string): Promise<void> {
  await page.goto(`/charges/${chargeId}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("12.50");
  await page.getByRole("button", { name: "Refund $12.50" }).click();
  await expect(page.getByRole("timer")).toContainText("left to undo");
}

test("a refund that is held back is undone with one key, at once", async ({ browser }) => {
  const ana = await signedIn(browser, "Ana Ferreira");
  const chargeId = await makePayment();
  await refundPart(ana, chargeId);
  await expect(ana.getByRole("region", { name: "Figures of this payment" })).toContainText("Left$37.50");
  // Not in a field, where it is a letter.
  await ana.getByRole("heading", { name: "What went back" }).click();
  await ana.keyboard.press("z");
  await expect(ana.getByText("Undone. Nothing was sent, and the amount is free again.")).toBeVisible();
  await ana.goto(`/charges/${chargeId}`);
  await expect(ana.getByRole("region", { name: "Figures of this payment" })).toContainText("Left$50.00");
  expect(await refundsAtStripe(chargeId)).toBe(0);
});

test("the tab can be closed: its author finds it again, and undoes it", async ({ browser }) => {
  const ana = await signedIn(browser, "Ana Ferreira");
  const chargeId = await makePayment();
  await refundPart(ana, chargeId);
  const later = await ana.context().newPage();
  await ana.close();
  await later.goto("/refunds?whose=mine&state=held");
  const row = later.getByRole("row").filter({ hasText: chargeId });
  await expect(row).toContainText("Held back, can be undone");
  await row.getByRole("link", { name: "$12.50" }).click();
  await expect(later.getByRole("timer")).toContainText("left to undo");
  await later.getByRole("button", { name: "Undo this refund" }).click();
  await expect(later.getByText("Undone. Nothing was sent")).toBeVisible();
  expect(await refundsAtStripe(chargeId)).toBe(0);
});

const undo = (page: Page) => page.getByRole("button", { name: "Undo this refund" });

test("a payment that is opened again offers it beside what went back, to its author alone", async ({
  browser,
}) => {
  const ana = await signedIn(browser, "Ana Ferreira");
  const chargeId = await makePayment();
  await refundPart(ana, chargeId);
  // The notice offers it already.
  await expect(undo(ana)).toHaveCount(1);
  const jonas = await signedIn(browser, "Jonas Lindqvist");
  await jonas.goto(`/charges/${chargeId}`);
  await expect(jonas.getByText("its author can undo it until then")).toBeVisible();
  await expect(undo(jonas)).toHaveCount(0);
  await ana.goto(`/charges/${chargeId}`);
  await expect(ana.getByRole("region", { name: "What went back" }).getByRole("button")).toHaveText([
    "Undo this refund",
  ]);
  await ana.keyboard.press("z");
  await expect(ana.getByText("Undone. Nothing was sent, and the amount is free again.")).toBeVisible();
  expect(await refundsAtStripe(chargeId)).toBe(0);
});

test("somebody else sees that it waits, and cannot undo it", async ({ browser }) => {
  const ana = await signedIn(browser, "Ana Ferreira");
  const chargeId = await makePayment();
  await refundPart(ana, chargeId);
  const jonas = await signedIn(browser, "Jonas Lindqvist");
  await jonas.goto(`/charges/${chargeId}`);
  await jonas.getByRole("link", { name: "Story of this refund" }).click();
  await expect(jonas.getByRole("timer")).toContainText("left to undo");
  await expect(jonas.getByRole("button", { name: "Undo this refund" })).toHaveCount(0);
});

test("once its time is over it goes by itself, also when nobody looks any more", async ({ browser }) => {
  const mira = await signedIn(browser, "Mira Okafor");
  const chargeId = await makePayment();
  await refundPart(mira, chargeId);
  await mira.context().close();
  await expect.poll(() => refundsAtStripe(chargeId), { timeout: 60_000 }).toBe(1);
});
