import { expect, test } from "@playwright/test";
import { type OwnCompany, openOwnCompany } from "./stage/own-company";

test.describe.configure({ timeout: 240_000 });

let company: OwnCompany | null = null;

test.beforeAll(async () => {
  company = await openOwnCompany("postgres", { hasMoreAccounts: true });
});
test.afterAll(() => company?.close());

async function ask(path: string, key: string, body: string | URLSearchParams): Promise<{ id?: string }> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${company?.stripeUrl}${path}`, { method: "POST", headers, body });
  return response.json();
}

test("one worker and one comparison of the books serve all accounts on one Postgres", async ({ page }) => {
  test.skip(company === null, "this machine has no PostgreSQL");
  if (company === null) return;
  const { appUrl, start, startServer } = company;
  const elsewhere = { WORKER: "off" };
  const server = await startServer(elsewhere);
  const origin = appUrl.replace("127.0.0.1", "us.localhost");
  const form = new URLSearchParams({ amount: "5000", currency: "usd", source: "tok_visa" });
  const { id = "" } = await ask("/v1/charges", "sk_test_us_tests", form);
  // The SDK repeats a broken connection once by itself: two faults lose one send.
  const on = { method: "POST", path: `/v1/charges/${id}/refund` };
  await ask("/_simulator/faults", "", JSON.stringify({ on, fault: "dropped_before", times: 2 }));
  await page.goto(`${origin}/charges/${id}`);
  await page.getByRole("button", { name: "Ana Ferreira" }).click();
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  await page.getByRole("button", { name: "Yes, refund $50.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Asking Stripe" })).toBeVisible();

  const worker = start("worker", [], elsewhere);
  await expect
    .poll(worker.printed, { timeout: 60_000 })
    .toContain("is at work (Acme EU: test mode, Acme US: test mode, Acme: live mode, postgres database).");
  const settled = { timeout: 60_000 };
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $50.00" })).toBeVisible(settled);
  worker.signal("SIGTERM");
  expect(await worker.ended).toBe(0);

  const tieOut = start("tie-out", ["--days", "400"], elsewhere);
  expect([await tieOut.ended, tieOut.printed()]).toEqual([0, expect.stringContaining("Acme US:\n")]);
  const [, first = "", us = "", live = ""] = tieOut.printed().split(/^Acme.*:\n/m);
  expect([first, us, live].map((report) => /, (test|live) mode$/m.exec(report)?.[1])).toEqual([
    "test",
    "test",
    "live",
  ]);
  server.signal("SIGTERM");
  expect(await server.ended).toBe(0);
});
