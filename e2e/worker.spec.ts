import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { Client } from "pg";
import { type OwnCompany, openOwnCompany } from "./stage/own-company";

test.describe.configure({ timeout: 240_000 });

let company: OwnCompany | null = null;

test.beforeAll(async () => {
  company = await openOwnCompany("postgres");
});
test.afterAll(() => company?.close());

async function askStripe(path: string, body: string, type: string): Promise<Record<string, unknown>> {
  const headers = { authorization: "Bearer sk_test_tests", "content-type": type };
  const response = await fetch(`${company?.stripeUrl}${path}`, { method: "POST", headers, body });
  return response.json();
}

async function signIn(page: Page, appUrl: string, person: string): Promise<void> {
  await page.goto(appUrl);
  await page.getByRole("button", { name: person }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

test("a worker of its own settles what a server without one has left, and the books tie out", async ({
  page,
  browser,
}) => {
  test.skip(company === null, "this machine has no PostgreSQL");
  if (company === null) return;
  const { appUrl, start, startServer } = company;
  const elsewhere = { WORKER: "off" };
  const server = await startServer(elsewhere);
  const form = "amount=5000&currency=usd&source=tok_visa";
  const lead = await (await browser.newContext()).newPage();
  await signIn(lead, appUrl, "Mira Okafor");
  await lead.getByRole("link", { name: "Insights" }).click();
  const books = lead.getByRole("region", { name: "Books" });
  await expect(books.getByRole("status")).toContainText("The books have not been compared yet.");
  expect((await new AxeBuilder({ page: lead }).analyze()).violations).toEqual([]);
  const { id } = await askStripe("/v1/charges", form, "application/x-www-form-urlencoded");
  const on = { method: "POST", path: `/v1/charges/${String(id)}/refund` };
  // The SDK repeats a broken connection once by itself: two faults lose one send.
  const fault = { on, fault: "dropped_before", times: 2 };
  await askStripe("/_simulator/faults", JSON.stringify(fault), "application/json");
  await signIn(page, appUrl, "Ana Ferreira");
  await page.goto(`${appUrl}/charges/${String(id)}`);
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await page.getByRole("button", { name: "Yes, refund $50.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Asking Stripe" })).toBeVisible();

  const workers = [1, 2].map(() => start("worker", [], elsewhere));
  for (const worker of workers) {
    await expect
      .poll(worker.printed, { timeout: 60_000 })
      .toContain("Refund Console's worker is at work (test mode, postgres database).");
  }
  const settled = { timeout: 60_000 };
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $50.00" })).toBeVisible(settled);
  for (const worker of workers) worker.signal("SIGTERM");
  expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);

  const today = new Date().toISOString().slice(0, 10);
  const days = ["--from", "2026-01-01", "--to", today];
  const compare = async () => {
    const tieOut = start("tie-out", days, elsewhere);
    return [await tieOut.ended, tieOut.printed()];
  };
  expect(await compare()).toEqual([0, expect.stringContaining("Nothing is unexplained.")]);

  await lead.reload();
  await expect(books).toContainText("Nothing unexplained");
  await expect(lead.getByRole("region", { name: "Sums by currency" }).getByRole("row")).not.toHaveCount(0);
  expect((await new AxeBuilder({ page: lead }).analyze()).violations).toEqual([]);

  const { chargeId, refundId } = await breakBooks(company.databaseUrl);
  const told = `${refundId} of ${chargeId}: $1.00. Our books and Stripe’s refund name different sums.`;
  expect(await compare()).toEqual([1, expect.stringContaining(told)]);
  await lead.reload();
  await expect(lead.getByRole("region", { name: "Refunds that are not explained" })).toContainText(refundId);
  await expect(lead.getByRole("region", { name: "Earlier comparisons" })).toContainText(
    "Nothing unexplained",
  );
  expect((await new AxeBuilder({ page: lead }).analyze()).violations).toEqual([]);
  server.signal("SIGTERM");
  expect(await server.ended).toBe(0);
});

/** Somebody changes the sum of our refund past the product. */
async function breakBooks(databaseUrl: string): Promise<{ chargeId: string; refundId: string }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ chargeId: string; refundId: string }>(
    `update refund_request set moved_minor = moved_minor - 100
     returning charge_id as "chargeId", refund_id as "refundId"`,
  );
  await client.end();
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} requests of ours`);
  return row;
}
