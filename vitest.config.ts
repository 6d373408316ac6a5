import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = { "@": root.replace(/\/$/, ""), "server-only": `${root}scripts/empty.ts` };

export default defineConfig({
  resolve: { alias },
  test: {
    // Most of them wait, for a disk or for a moment: one core of two would idle.
    maxWorkers: "100%",
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["*.test.ts", "{lib,components,scripts,simulator,app,faults}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integration.test.ts"],
          // Properties take seconds on a busy machine; no test measures time.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["{lib,simulator,integration,faults}/**/*.integration.test.ts"],
          globalSetup: "lib/server/database/test-templates.ts",
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        // Over HTTP at the production build, which must stand already.
        test: {
          name: "break-in",
          include: ["break-in/*.test.ts"],
          globalSetup: "break-in/start.ts",
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Behind a real Apache, where one is installed: `npm run test:gateway`.
        test: {
          name: "apache",
          include: ["break-in/apache/*.test.ts"],
          globalSetup: "break-in/apache/start.ts",
          testTimeout: 60_000,
        },
      },
    ],
  },
});
