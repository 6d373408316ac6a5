import type { Page } from "@playwright/test";
import { appUrl } from "./stage/addresses";
import { makePayment, type Payment } from "./stage/payments";
import { refundCallsFor, refundsOf } from "./stage/refunds";
import { expect, test } from "./test";

// A page without scripts shows everything that a browser would post.
test.use({ javaScriptEnabled: false });

/** The refund form of a payment as a browser would send it, with 20 dollars typed. */
async function postedForm(page: Page, payment: Payment): Promise<[string, string][]> {
  await page.goto(`/charges/${payment.id}`);
  const form = page.getByRole("form", { name: "Refund this payment" });
  const fields = await form.evaluate((element) =>
    element instanceof HTMLFormElement
      ? Array.from(new FormData(element), ([name, text]) => [name, typeof text === "string" ? text : ""])
      : [],
  );
  return fields.map(([name = "", text = ""]) => [name, name === "amount" ? "20" : text]);
}

function bodyOf(fields: readonly [string, string | File][]): FormData {
  const body = new FormData();
  for (const [name, text] of fields) body.append(name, text);
  return body;
}

async function post(page: Page, payment: Payment, body: FormData, origin: string | null = appUrl) {
  const response = await page.request.post(`/charges/${payment.id}`, {
    multipart: body,
    headers: origin === null ? {} : { origin },
  });
  return { status: response.status(), text: await response.text() };
}

test("the form as it is makes one refund, so the refusals below are not about the way it is posted", async ({
  page,
}) => {
  const payment = await makePayment(5000);
  const { status } = await post(page, payment, bodyOf(await postedForm(page, payment)));
  expect(status).toBe(200);
  expect(await refundsOf(payment.id)).toMatchObject([{ amount: 2000 }]);
});

test("fields that nobody asked for change nothing", async ({ page }) => {
  const payment = await makePayment(5000);
  const extra: [string, string][] = [
    ["state", "succeeded"],
    ["idem_key", "mine"],
    ["idempotencyKey", "mine"],
    ["requesterName", "Somebody Else"],
    ["__proto__", "x"],
  ];
  await post(page, payment, bodyOf([...(await postedForm(page, payment)), ...extra]));
  const [call, ...more] = await refundCallsFor(payment.id);
  expect(more).toEqual([]);
  expect(call?.idempotencyKey).toMatch(/^rd1:test:rq_[0-9a-f]{32}:0$/);
  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByRole("region", { name: "What went back" })).toContainText("Ana Ferreira");
});

const mangled = [
  ["with the amount twice", (fields) => [...fields, ["amount", "30"]]],
  [
    "with a file for an amount",
    (fields) => [...without(fields, "amount"), ["amount", new File(["20"], "20.txt")]],
  ],
  ["without its number", (fields) => without(fields, "attemptId")],
  [
    "with a number of its own making",
    (fields) => [...without(fields, "attemptId"), ["attemptId", "1 OR 1=1"]],
  ],
  ["without the figures that were seen", (fields) => without(fields, "seenLeftMinor")],
  ["with another currency", (fields) => [...without(fields, "currency"), ["currency", "jpy"]]],
  ["with a reason that there is not", (fields) => [...without(fields, "reason"), ["reason", "whim"]]],
  ["for a way out of the folder", (fields) => [...without(fields, "chargeId"), ["chargeId", "../v1/x"]]],
] as const satisfies readonly [string, (fields: Fields) => readonly [string, string | File][]][];

type Fields = readonly [string, string][];

function without(fields: Fields, name: string): Fields {
  return fields.filter(([other]) => other !== name);
}

for (const [how, mangle] of mangled) {
  test(`a form ${how} is refused in words`, async ({ page }) => {
    const payment = await makePayment(5000);
    const { status, text } = await post(page, payment, bodyOf(mangle(await postedForm(page, payment))));
    expect(status).toBe(200);
    expect(text).toContain("No refund was made");
    expect(await refundCallsFor(payment.id)).toEqual([]);
  });
}

test("a form of a megabyte is not read", async ({ page }) => {
  const payment = await makePayment(5000);
  const fields = await postedForm(page, payment);
  const { status, text } = await post(page, payment, bodyOf([...fields, ["more", "x".repeat(1_000_000)]]));
  expect(status).toBeGreaterThanOrEqual(400);
  expect(text).not.toMatch(/ at \S+ \(|node_modules/);
  expect(await refundCallsFor(payment.id)).toEqual([]);
});

for (const [whose, origin] of [
  ["from another site", "https://evil.example"],
  ["from nowhere", null],
  ["from a hidden frame", "null"],
] as const) {
  test(`a form ${whose} does nothing`, async ({ page }) => {
    const payment = await makePayment(5000);
    const { text } = await post(page, payment, bodyOf(await postedForm(page, payment)), origin);
    expect(text).not.toContain("Refunded:");
    expect(text).not.toMatch(/ at \S+ \(|node_modules/);
    expect(await refundCallsFor(payment.id)).toEqual([]);
  });
}

test("a form without a session does nothing and shows nothing", async ({ page, context }) => {
  const payment = await makePayment(5000);
  const fields = await postedForm(page, payment);
  await context.clearCookies();
  const { text } = await post(page, payment, bodyOf(fields));
  expect(text).not.toContain("$50.00");
  expect(await refundCallsFor(payment.id)).toEqual([]);
});

test("an agent's form does nothing in an auditor's hands", async ({ page, pageOf }) => {
  const payment = await makePayment(5000);
  const fields = await postedForm(page, payment);
  const helen = await pageOf("Helen Sato");
  const { text } = await post(helen, payment, bodyOf(fields));
  expect(text).not.toContain("Refunded:");
  expect(await refundCallsFor(payment.id)).toEqual([]);
});

test("a forged sign-out from another site leaves the session as it is", async ({ page }) => {
  const response = await page.request.post("/auth/sign-out", { headers: { origin: "https://evil.example" } });
  expect(response.status()).toBe(403);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Find a payment" })).toBeVisible();
});
