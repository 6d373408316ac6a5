import { existsSync } from "node:fs";
import { findBrowser } from "./find-browser.mjs";
import { nodeProgram } from "./node-program.mjs";
import { Stop } from "./stop.mjs";

/**
 * Sees to it that the end-to-end tests have a browser: the machine's own, or the one Playwright downloads.
 * Throws Stop when there is neither.
 * @param {import("./children.mjs").Children} children
 */
export async function requireBrowser(children) {
  const own = findBrowser();
  if (own !== null && existsSync(own)) return;
  if (own !== null) throw new Stop(`CHROMIUM_PATH names ${own}, and there is no such file.`);
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return;
  console.log("Downloading Chromium …");
  const program = nodeProgram("@playwright/test", "playwright", ["install", "chromium"]);
  const { code } = await children.run({ name: "Playwright", ...program, env: process.env, output: "kept" });
  if (code === 0) return;
  throw new Stop("The tests need a browser: install Chromium, or set CHROMIUM_PATH to the one you have.");
}
