import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { lookingEarly } from "./look-early.mjs";

type Arrived = { readonly url: string; readonly header: (name: string) => string | undefined };

const slots: Record<symbol, ((arrived: Arrived) => Promise<void>) | undefined> = globalThis;
const slot = Symbol.for("refund-console.look-early");

afterEach(() => {
  slots[slot] = undefined;
});

/** What happened, in its order, when a request came in. */
async function comesIn(method: string, headers: Record<string, string>): Promise<string[]> {
  const told: string[] = [];
  const request = Object.assign(new IncomingMessage(new Socket()), { method, url: "/charges/ch_1", headers });
  slots[slot] = async ({ url, header }) => {
    await pause(1);
    told.push(`${url} ${header("origin")} ${header("cookie")}`);
  };
  await lookingEarly(async () => void told.push("answered"))(request, new ServerResponse(request));
  return told;
}

it("tells of an action before it is answered", async () => {
  const told = await comesIn("POST", { "next-action": "1", origin: "https://refunds.example" });
  expect(told).toEqual(["/charges/ch_1 https://refunds.example undefined", "answered"]);
});

it("tells of nothing else", async () => {
  expect(await comesIn("GET", { "next-action": "1" })).toEqual(["answered"]);
  expect(await comesIn("POST", { "content-type": "multipart/form-data" })).toEqual(["answered"]);
});

it("answers before the product has begun to listen", async () => {
  const request = Object.assign(new IncomingMessage(new Socket()), {
    method: "POST",
    headers: { "next-action": "1" },
  });
  let isAnswered = false;
  await lookingEarly(async () => {
    isAnswered = true;
  })(request, new ServerResponse(request));
  expect(isAnswered).toBe(true);
});
