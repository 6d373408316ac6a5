import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Children } from "../scripts/children.mjs";
import { freePort } from "../scripts/ports.mjs";
import { temporaryFolder } from "../scripts/temporary-folder.mjs";
import { tree } from "./addresses";
import { makePayment } from "./ask-stage";
import { assertionOf, carrying } from "./assertions";
import { gatewayEnvironment } from "./environments";
import { server } from "./programs";
import { pathOf, routes } from "./routes";

/** Of this machine, because the stage's own provider is, and no gateway's keys come to it from elsewhere by http. */
const appUrl = "https://localhost";

type Asked = { method?: string; headers?: Record<string, string>; body?: string };
type Head = { status: number; headers: Record<string, unknown> };

/** What every answer says where people use https, whatever it is. */
const standing = {
  "strict-transport-security": "max-age=63072000",
  "content-security-policy": expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'/),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** A post that names an action, with half a form in it. */
function actionFrom(origin: string): Asked {
  const type = "multipart/form-data; boundary=x";
  const headers = { "next-action": `40${"0".repeat(40)}`, origin, "content-type": type };
  return { method: "POST", headers, body: '--x\r\nContent-Disposition: form-data; name="1"' };
}

describe("a server that people use by https, seen over HTTP by what stands in front of it", () => {
  const children = new Children();
  let origin: string;
  let payment: string;
  let first: Head;

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const environment = { ...gatewayEnvironment(await temporaryFolder(children)), APP_URL: appUrl };
    children.start(server("encrypted", port, environment));
    first = await Promise.race([firstAnswer(), children.untilOneFalls()]);
    payment = await makePayment();
  });
  afterAll(() => children.end());

  /** The head of an answer; a stream without end is left at once. */
  function headOf(path: string, { method = "GET", headers = {}, body = "" }: Asked = {}): Promise<Head> {
    return new Promise((resolve, reject) => {
      const asked = request(`${origin}${path}`, { method, headers }, (response) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
        response.destroy();
      });
      asked.once("error", reject);
      asked.end(body);
    });
  }

  /** The very first answer of all, to whoever asks before any page was made. */
  async function firstAnswer(): Promise<Head> {
    for (;;) {
      const head = await headOf("/icon.svg").catch(() => null);
      if (head !== null) return head;
      await pause(50);
    }
  }

  it("keeps browsers on https from its very first answer on", () => {
    expect({ status: first.status, ...first.headers }).toMatchObject({ status: 200, ...standing });
  });

  it("keeps browsers on https by every address, to somebody known and to somebody unknown", async () => {
    const known = carrying(await assertionOf("Mira Okafor"));
    const statuses = new Map<string, number>();
    for (const route of routes()) {
      const path = pathOf(route, payment);
      for (const headers of [known, {}]) {
        const { status, headers: told } = await headOf(path, { headers });
        expect(told, `${status} ${path}`).toMatchObject(standing);
        statuses.set(`${headers === known ? "known" : "unknown"} ${route}`, status);
      }
    }
    // They were really opened, and really refused.
    expect(statuses.get("known /charges/[chargeId]")).toBe(200);
    expect(statuses.get("unknown /charges/[chargeId]")).toBe(401);
    expect(statuses.get("known /settings/access")).toBe(403);
  });

  // Where proxy.ts is gone, Next refuses two of them with another status of its own.
  it.each<[string, readonly number[], string, Asked]>([
    ["a file that is there", [200], "/icon.svg", {}],
    ["a file of the build that is not there", [404], "/_next/static/chunks/none.js", {}],
    ["a page that is not there", [404], "/nothing/here", {}],
    ["an address that cannot be read", [400, 404], "/%E0%A4%A", {}],
    ["a picture made to measure", [404], "/_next/image?url=%2Ficon.svg&w=64&q=75", {}],
    ["an action that there is not", [400], "/", { method: "POST", headers: { "next-action": "00" } }],
    ["an action from elsewhere", [403, 500], "/", actionFrom("https://evil.example")],
    ["an action with a body that is none", [500], "/", actionFrom(appUrl)],
    ["a webhook without a signature", [400], "/webhooks/stripe", { method: "POST", body: "{}" }],
    ["a webhook that is read", [405], "/webhooks/stripe", {}],
    ["a method that no address has", [405], "/healthz", { method: "DELETE" }],
  ])("says so with %s", async (_what, expected, path, asked) => {
    const { status, headers } = await headOf(path, asked);
    expect(expected).toContain(status);
    expect(headers).toMatchObject(standing);
  });

  it("says so while an open page is told what moves", async () => {
    const headers = { ...carrying(await assertionOf("Ana Ferreira")), accept: "text/event-stream" };
    const { status, headers: told } = await headOf(`/charges/${payment}/live?page=${randomUUID()}`, {
      headers,
    });
    expect({ status, ...told }).toMatchObject({
      status: 200,
      "content-type": "text/event-stream; charset=utf-8",
      ...standing,
    });
  });

  it("says so with a script of a page", async () => {
    const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(await (await page()).text())?.[1];
    const { status, headers: told } = await headOf(script ?? "/no-script");
    expect({ status, ...told }).toMatchObject({ status: 200, ...standing });
  });

  // A page's own policy is the work of proxy.ts.
  it.runIf(existsSync(join(tree, "proxy.ts")))("has pages ask for everything by https", async () => {
    expect((await page()).headers.get("content-security-policy")).toContain("upgrade-insecure-requests");
  });

  async function page(): Promise<Response> {
    const headers = { ...carrying(await assertionOf("Ana Ferreira")), "sec-fetch-dest": "document" };
    return fetch(`${origin}/`, { headers });
  }
});
