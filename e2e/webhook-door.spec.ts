import { createHmac } from "node:crypto";
import { type OutgoingHttpHeaders, request } from "node:http";
import { stageEnvironment } from "../scripts/stage-environment.mjs";
import { appUrl, identityUrl, stripeUrl } from "./stage/addresses";
import { makePayment } from "./stage/payments";
import { expect, test } from "./test";

const choices = { dataDirectory: "", logLevel: "" };
const secret = stageEnvironment({ appUrl, stripeUrl, identityUrl }, choices).STRIPE_WEBHOOK_SECRET;
const nowSeconds = () => Math.floor(Date.now() / 1_000);
let numbers = 0;

function digestOf(at: number | string, body: Buffer | string, key = secret): string {
  return createHmac("sha256", key).update(`${at}.`).update(body).digest("hex");
}

function signatureOf(body: Buffer | string, at: number | string = nowSeconds()): string {
  return `t=${at},v1=${digestOf(at, body)}`;
}

/** Posts these bytes, in one piece or chunk by chunk, and gives the status. */
function post(
  body: Buffer | string,
  headers: OutgoingHttpHeaders,
  { method = "POST", chunks = false } = {},
): Promise<number> {
  const length = chunks ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asking = request(
      `${appUrl}/webhooks/stripe`,
      { method, headers: { ...length, ...headers } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    asking.once("error", reject);
    for (const byte of chunks ? Buffer.from(body) : []) asking.write(Buffer.from([byte]));
    asking.end(chunks ? undefined : body);
  });
}

function eventAbout(chargeId: string, changes: object = {}): string {
  numbers += 1;
  const object = { object: "refund", id: "re_00000000000000000000", charge: chargeId };
  const event = { object: "event", id: `evt_door${numbers}`, type: "refund.updated", livemode: false };
  return JSON.stringify({ ...event, created: nowSeconds(), data: { object }, ...changes });
}

const charge = "ch_00000000nobody";
const deep = `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;

const signedBodies: readonly [string, () => Buffer | string, number][] = [
  ["an event about a charge", () => eventAbout(charge), 200],
  ["an event of another account", () => eventAbout(charge, { account: "acct_other" }), 200],
  ["an event of a type that nobody awaits", () => eventAbout(charge, { type: "payout.paid" }), 200],
  ["a live event in test mode", () => eventAbout(charge, { livemode: true }), 400],
  ["nothing", () => "", 400],
  ["null", () => "null", 400],
  ["a list", () => "[]", 400],
  ["a number", () => "1", 400],
  ["a text", () => '"x"', 400],
  ["no JSON", () => "{{{", 400],
  ["ten thousand lists in each other", () => deep, 400],
  [
    "a name twice, the last one for live mode",
    () => eventAbout(charge).replace(/}$/, ',"livemode":true}'),
    400,
  ],
  ["a prototype", () => eventAbout(charge).replace("{", '{"__proto__":{"livemode":true},'), 200],
  ["broken UTF-8", () => Buffer.concat([Buffer.from(eventAbout(charge)), Buffer.from([0xc3, 0x28])]), 413],
  ["a byte more than 256 KB", () => eventAbout(charge).padEnd(256 * 1024 + 1), 413],
  ["exactly 256 KB", () => eventAbout(charge).padEnd(256 * 1024), 200],
];

for (const [what, make, status] of signedBodies) {
  test(`the webhook's door answers ${status} to ${what}, well signed`, async () => {
    const body = make();
    expect(await post(body, { "stripe-signature": signatureOf(body) })).toBe(status);
  });
}

const signatures: readonly [string, (body: string) => OutgoingHttpHeaders, number][] = [
  ["left out", () => ({}), 400],
  ["empty", () => ({ "stripe-signature": "" }), 400],
  [
    "of the old scheme alone",
    (body) => ({ "stripe-signature": signatureOf(body).replace("v1=", "v0=") }),
    400,
  ],
  [
    "beside a wrong one",
    (body) => ({ "stripe-signature": `${signatureOf(body)},v1=${"0".repeat(64)}` }),
    200,
  ],
  ["with two instants", (body) => ({ "stripe-signature": `t=1,${signatureOf(body)}` }), 400],
  ["in two headers", (body) => ({ "stripe-signature": [signatureOf(body), signatureOf(body)] }), 400],
  ["of no instant", (body) => ({ "stripe-signature": signatureOf(body, "abc") }), 400],
  [
    "of a minute and more ahead",
    (body) => ({ "stripe-signature": signatureOf(body, nowSeconds() + 65) }),
    400,
  ],
  ["of five minutes ago", (body) => ({ "stripe-signature": signatureOf(body, nowSeconds() - 310) }), 400],
  [
    "of another endpoint",
    (body) => ({ "stripe-signature": `t=${nowSeconds()},v1=${digestOf(nowSeconds(), body, "whsec_other")}` }),
    400,
  ],
  ["of another body", () => ({ "stripe-signature": signatureOf("{}") }), 400],
  [
    "among thousands",
    (body) => ({ "stripe-signature": `${signatureOf(body)}${",v1=0".repeat(2_000)}` }),
    400,
  ],
];

for (const [how, headers, status] of signatures) {
  test(`the webhook's door answers ${status} to a signature ${how}`, async () => {
    const body = eventAbout(charge);
    expect(await post(body, headers(body))).toBe(status);
  });
}

test("the webhook's door reads a body that comes byte by byte, under any content type", async () => {
  const body = eventAbout(charge);
  const headers = { "stripe-signature": signatureOf(body), "content-type": "text/xml" };
  expect(await post(body, headers, { chunks: true })).toBe(200);
});

test("the webhook's door cannot be visited", async () => {
  expect(await post("", {}, { method: "GET" })).toBe(405);
});

test("an event that comes again, or about a refund of nobody, changes nothing", async ({ page }) => {
  const payment = await makePayment(5000);
  const body = eventAbout(payment.id);
  for (let time = 0; time < 3; time += 1) {
    expect(await post(body, { "stripe-signature": signatureOf(body) })).toBe(200);
  }
  await page.goto(`/charges/${payment.id}`);
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("50.00");
});
