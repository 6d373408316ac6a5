import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

// The headless shell opens no window of its own around each page, and so is far quicker than the whole browser.
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];

/** The Chromium that this machine has: the one CHROMIUM_PATH names, or one on PATH. @returns {string | null} */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((file) => existsSync(file)) ?? null;
}
