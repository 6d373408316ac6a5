import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { appUrl, gatewayUrl, tree } from "./addresses";
import type { Answer } from "./exchange";
import { Visitor } from "./visitor";

/** An address of its own for each test, written as the nearest server in front of us would: at the end. */
const from = (address: string) => ({ "x-forwarded-for": `198.51.100.1, ${address}` });

async function untilLimited(most: number, ask: () => Promise<Answer>): Promise<Answer> {
  for (let time = 0; time < most; time += 1) {
    const answer = await ask();
    if (answer.status === 429) return answer;
  }
  throw new Error(`Nothing was limited in ${most} requests.`);
}

function expectWords(answer: Answer, words: string): void {
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(answer.text).toContain(words);
  expect(answer.text).toMatch(/Wait (a second|\d+ seconds), then try again/);
}

describe("too many", () => {
  it("sign-ins from one address are told to wait, and other addresses are not", async () => {
    const visitor = new Visitor(appUrl);
    const ask = () => visitor.open("/auth/callback?state=x", from("203.0.113.1"));
    expectWords(await untilLimited(400, ask), "Too many sign-ins came from your address.");
    expect((await visitor.open("/auth/callback?state=x", from("203.0.113.2"))).status).toBe(400);
  });

  it("forged webhooks from one address are told to wait, and other addresses are heard", async () => {
    const visitor = new Visitor(gatewayUrl);
    const ask = () =>
      visitor.post("/webhooks/stripe", "{}", { ...from("203.0.113.3"), "stripe-signature": "t=1,v1=0" });
    expect((await ask()).status).toBe(400);
    expectWords(await untilLimited(400, ask), "without a valid signature");
    expect((await visitor.post("/webhooks/stripe", "{}", from("203.0.113.4"))).status).toBe(400);
  });

  // An answer can only have this status before its page, which is where proxy.ts stands.
  it.runIf(existsSync(join(tree, "proxy.ts")))("searches are told to wait", async () => {
    const visitor = new Visitor(gatewayUrl);
    const ask = () => visitor.open("/?q=x", from("203.0.113.5"));
    expectWords(await untilLimited(400, ask), "You searched too often in a short time");
    expect((await visitor.open("/", from("203.0.113.5"))).status).toBe(401);
  });
});
