import { defineConfig } from "@playwright/test";
import base from "./playwright.config";

/** The stage of the tests once more, with nobody on it but who takes the pictures. */
export default defineConfig(base, {
  testDir: "e2e/screenshots",
  testMatch: "*.shots.ts",
  workers: 1,
  timeout: 300_000,
});
