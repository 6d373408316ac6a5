import { Registry } from "prom-client";
import { beforeEach, expect, it } from "vitest";
import { inAccount } from "@/lib/server/account-scope";
import { logRefusal } from "@/lib/server/identity/log-refusal";
import { logSignInRefusal } from "@/lib/server/identity/log-sign-in";
import { testSession } from "@/lib/server/identity/test-identity";
import { tooMany } from "@/lib/server/identity/too-many";
import { scraper } from "./metrics";
import { addRefusals } from "./refusal-figures";

const slots: Record<symbol, unknown> = globalThis;

beforeEach(() => {
  slots[Symbol.for("refund-console.refusal-counts")] = undefined;
  stand([""]);
});

function stand(keys: readonly string[]): void {
  const accounts = keys.map((key) => ({
    account: { key },
    logLevel: "silent",
    appUrl: new URL("http://x.example"),
  }));
  slots[Symbol.for("refund-console.installation")] = { accounts };
}

async function told(): Promise<string[]> {
  const registry = new Registry();
  addRefusals(scraper, registry);
  return (await registry.metrics()).split("\n").filter((line) => line.startsWith("refund_console"));
}

const headers = new Headers({ "x-forwarded-for": "203.0.113.9" });

it("refused requests, sign-ins and floods are counted by reason, and name nobody", async () => {
  const session = testSession(new Date());
  for (let left = 3; left > 0; left -= 1) {
    logRefusal({ reason: "no_permission", permission: "refunds.request", session, headers });
  }
  logSignInRefusal("provider_refused", new Error("access_denied"), headers);
  tooMany("sign_in", 2, headers);
  expect(await told()).toEqual([
    'refund_console_refusals_total{reason="no_permission"} 3',
    'refund_console_refusals_total{reason="provider_refused"} 1',
    'refund_console_refusals_total{reason="too_many_sign_in"} 1',
  ]);
});

const refuse = () => logRefusal({ reason: "token_wrong", permission: null, session: null, headers });

it("of several accounts each has its own", async () => {
  stand(["", "us"]);
  inAccount("", refuse);
  inAccount("us", refuse);
  inAccount("us", refuse);
  expect(await told()).toEqual([
    'refund_console_refusals_total{reason="token_wrong",account="first"} 1',
    'refund_console_refusals_total{reason="token_wrong",account="us"} 2',
  ]);
});

it("before anything was refused there is nothing to tell", async () => {
  expect(await told()).toEqual([]);
});
