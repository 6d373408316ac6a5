import { defineConfig } from "@playwright/test";
import { appUrl } from "./e2e/stage/addresses";
import { findBrowser } from "./scripts/find-browser.mjs";

// A browser that looks for updates and accounts is a browser that tests something else.
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  fullyParallel: false,
  // Two cores and three at work: some of the tests wait, for a poll or for a server to end.
  workers: 3,
  retries: 0,
  // A busy machine is slow, not wrong; no test measures time.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: appUrl,
    locale: "en-US",
    timezoneId: "UTC",
    // A film of every test costs more than the tests; the page's content at each step is kept.
    trace: { mode: "retain-on-failure", screenshots: false, sources: false },
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      // Chromium's own sandbox refuses to run as root.
      args: isRoot ? [...quiet, "--no-sandbox"] : quiet,
    },
  },
  projects: [{ name: "chromium" }],
  webServer: {
    command: "node --import tsx e2e/stage/start.ts",
    url: appUrl,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 60_000 },
    stdout: "pipe",
  },
});
