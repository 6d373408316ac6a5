import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { findBrowser } from "../scripts/find-browser.mjs";
import type { Finding, Row } from "./verdict";
import type { Visitor } from "./visitor";

/** What one address makes a browser load until its network is quiet, nobody touching the page. */
type FirstLoad = {
  readonly requests: number;
  readonly scripts: number;
  readonly brotliBytes: number;
  readonly gzipBytes: number;
};

/** The script that a browser with an empty cache loads for a charge, against the smallest page Next can make. */
export async function compareScripts(chargeUrl: URL, emptyUrl: URL, visitor: Visitor): Promise<Finding> {
  const browser = await launch();
  try {
    const empty = await firstLoad(await browser.newContext(), emptyUrl);
    const charge = await firstLoad(await signedIn(browser, chargeUrl, visitor), chargeUrl);
    return findingOf(charge, empty);
  } finally {
    await browser.close();
  }
}

function launch(): Promise<Browser> {
  // Chromium's own sandbox refuses to run as root.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: findBrowser() ?? undefined, args });
}

async function signedIn(browser: Browser, { origin }: URL, visitor: Visitor): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "en-US" });
  await context.addCookies(visitor.cookies().map((cookie) => ({ ...cookie, url: origin })));
  return context;
}

async function firstLoad(context: BrowserContext, url: URL): Promise<FirstLoad> {
  const page = await context.newPage();
  const addresses: string[] = [];
  const scripts = new Map<string, Promise<Buffer>>();
  page.on("request", (asked) => addresses.push(asked.url()));
  page.on("response", (answer) => {
    if (answer.request().resourceType() === "script") scripts.set(answer.url(), answer.body());
  });
  await page.goto(url.href, { waitUntil: "networkidle" });
  // A trip to the sign-in page would be measured as well, and small.
  if (page.url() !== url.href) throw new Error(`${url.href} led to ${page.url()}`);
  const bodies = await Promise.all(scripts.values());
  await context.close();
  return {
    requests: addresses.length,
    scripts: bodies.length,
    brotliBytes: sum(bodies.map((body) => brotliCompressSync(body, bestBrotli).length)),
    gzipBytes: sum(bodies.map((body) => gzipSync(body).length)),
  };
}

const bestBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function findingOf(charge: FirstLoad, empty: FirstLoad): Finding {
  const ratio = charge.brotliBytes / empty.brotliBytes;
  return {
    title: "First load with an empty cache, until the network is quiet",
    rows: [
      ["", "script, brotli KB", "gzip KB", "script files", "requests"],
      row("charge page", charge),
      row("empty Next page", empty),
    ],
    verdicts: [
      { figure: "script of the charge page / empty page, brotli", measured: ratio, unit: "×", goal: 1.15 },
    ],
  };
}

function row(name: string, { brotliBytes, gzipBytes, scripts, requests }: FirstLoad): Row {
  return [name, kilobytes(brotliBytes), kilobytes(gzipBytes), String(scripts), String(requests)];
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
