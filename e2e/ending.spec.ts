import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { type OwnCompany, openOwnCompany } from "./stage/own-company";
import { startProgram } from "./stage/program";

// Servers are started and ended here: on a busy machine each takes many seconds.
test.describe.configure({ timeout: 240_000 });

let company: OwnCompany;

test.beforeAll(async () => {
  const opened = await openOwnCompany("embedded");
  if (opened === null) throw new Error("the embedded database is everywhere");
  company = opened;
});
test.afterAll(() => company.close());

async function askStripe(path: string, body: string, type: string): Promise<Record<string, unknown>> {
  const headers = { authorization: "Bearer sk_test_tests", "content-type": type };
  const response = await fetch(`${company.stripeUrl}${path}`, { method: "POST", headers, body });
  return response.json();
}

async function makePayment(): Promise<string> {
  const form = "amount=5000&currency=usd&source=tok_visa";
  const { id } = await askStripe("/v1/charges", form, "application/x-www-form-urlencoded");
  return String(id);
}

/** Stripe takes three seconds to answer the next refund of this payment. */
function slowDown(chargeId: string) {
  const on = { method: "POST", path: `/v1/charges/${chargeId}/refund` };
  const fault = { on, fault: "slow", times: 1, delayMs: 3_000 };
  return askStripe("/_simulator/faults", JSON.stringify(fault), "application/json");
}

test("a server that is asked to end answers the refund in hand, settles it, and ends by itself", async ({
  page,
}) => {
  const server = await company.startServer();
  const chargeId = await makePayment();
  await slowDown(chargeId);
  await page.goto(company.appUrl);
  await page.getByRole("button", { name: "Ana Ferreira" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.goto(`${company.appUrl}/charges/${chargeId}`);
  await page.getByRole("button", { name: "Refund whole charge" }).click();
  const asked = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Yes, refund $50.00" }).click();
  await asked;
  // What is waited for is Stripe's own record: from then on the refund is on its way.
  await expect.poll(() => refundCalls(chargeId)).toBe(1);
  server.signal("SIGTERM");
  await expect.poll(async () => (await fetch(`${company.appUrl}/readyz`)).status).toBe(503);
  const refused = await fetch(`${company.appUrl}/webhooks/stripe`, { method: "POST", body: "{}" });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  expect((await fetch(`${company.appUrl}/healthz`)).status).toBe(200);
  await expect(page.getByRole("status").filter({ hasText: "Refunded: $50.00" })).toBeVisible();
  expect(await server.ended).toBe(0);
  expect(server.printed()).toContain('"msg":"ended"');

  // Nothing settles it but what the first server wrote down: Stripe is not asked before the page is.
  const next = await company.startServer({ STRIPE_API_BASE: "http://127.0.0.1:9" });
  await page.goto(`${company.appUrl}/refunds`);
  await expect(page.getByRole("row").filter({ hasText: "$50.00" })).toContainText("Refunded");
  next.signal("SIGINT");
  expect(await next.ended).toBe(0);
});

async function refundCalls(chargeId: string): Promise<number> {
  const response = await fetch(`${company.stripeUrl}/v1/refunds?charge=${chargeId}`, {
    headers: { authorization: "Bearer sk_test_tests" },
  });
  const { data } = (await response.json()) as { data: unknown[] };
  return data.length;
}

test("connections over which nothing is said do not keep a server from ending", async () => {
  const server = await company.startServer();
  const { hostname, port } = new URL(company.appUrl);
  // Browsers open connections in advance, and may never use them.
  const silent = connect(Number(port), hostname);
  await once(silent, "connect");
  server.signal("SIGTERM");
  expect(await server.ended).toBe(0);
  silent.destroy();
});

test("the worker leaves an embedded database to the server that holds it, and says what to do", async () => {
  const server = await company.startServer();
  for (const script of ["worker", "tie-out"]) {
    const program = company.start(script);
    expect(await program.ended).toBe(1);
    expect(program.printed()).toMatch(/The data folder \S+ is in use by process \d+\. .*DATABASE_URL/);
  }
  server.signal("SIGTERM");
  expect(await server.ended).toBe(0);
});

test("the worker names every fault of its environment at once", async () => {
  const program = startProgram("worker", [], { WORKER: "maybe", STRIPE_SECRET_KEY: "x", DATABASE_URL: "y" });
  expect(await program.ended).toBe(1);
  for (const name of ["APP_URL", "DATABASE_URL", "STRIPE_SECRET_KEY", "SESSION_SECRET", "WORKER"]) {
    expect(program.printed()).toContain(`  ${name} `);
  }
});
