import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildWhenStale } from "./build-product.mjs";
import { findBrowser } from "./find-browser.mjs";
import { nodeProgram } from "./node-program.mjs";
import { startPostgres } from "./start-postgres.mjs";
import { temporaryFolder } from "./temporary-folder.mjs";
import { countCheck, countPlaywright, countVitest } from "./test-counts.mjs";

/**
 * @typedef {import("./children.mjs").Children} Children
 * @typedef {{ counts: import("./test-counts.mjs").TestCounts, output: string }} StepResult
 */

// A log that nobody watches must show what went on; a terminal only what went wrong.
const output = process.env.CI ? "shown" : "kept";

/** The steps of `npm test` in their order. The end-to-end tests run on what the build made. */
export const testSteps = [
  { key: "types", title: "Type check", run: checkTypes },
  { key: "lint", title: "Lint", run: lint },
  { key: "unit", title: "Unit tests", run: (children) => vitest(children, "unit", {}) },
  { key: "integration", title: "Integration tests", run: integration },
  { key: "build", title: "Build", run: build },
  { key: "break-in", title: "Attempts to break in", run: (children) => vitest(children, "break-in", {}) },
  { key: "e2e", title: "End-to-end tests", run: endToEnd },
];

/** @param {Children} children @returns {Promise<StepResult>} */
function checkTypes(children) {
  return check(children, [
    nodeProgram("next", "next", ["typegen"]),
    nodeProgram("typescript", "tsc", ["--noEmit"]),
  ]);
}

function lint(children) {
  return check(children, [
    nodeProgram("oxlint", "oxlint", ["--type-aware", "--deny-warnings"]),
    nodeProgram("@biomejs/biome", "biome", ["ci", "."]),
  ]);
}

async function build(children) {
  const ended = await buildWhenStale(children, output);
  return { counts: countCheck(ended.code === 0), output: ended.output };
}

async function integration(children) {
  const url = process.env.TEST_POSTGRES_URL ?? (await startPostgres(children));
  if (url !== null) return vitest(children, "integration", { TEST_POSTGRES_URL: url });
  console.log("  This machine has no PostgreSQL 15 or newer: the suites that need one are skipped.");
  return vitest(children, "integration", {});
}

function vitest(children, project, variables) {
  return suite(children, countVitest, (reportFile) => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
    const program = nodeProgram("vitest", "vitest", ["run", "--project", project, ...reporters]);
    return { ...program, env: { ...process.env, ...variables } };
  });
}

function endToEnd(children) {
  return suite(children, countPlaywright, (reportFile) => {
    const program = nodeProgram("@playwright/test", "playwright", ["test", "--reporter=list,json"]);
    const browser = findBrowser();
    const variables = browser === null ? {} : { CHROMIUM_PATH: browser };
    return { ...program, env: { ...process.env, ...variables, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile } };
  });
}

/** Runs a suite and counts its report; no report at all is one failure. */
async function suite(children, count, programFor) {
  const reportFile = join(await temporaryFolder(children), "report.json");
  const ended = await children.run({ name: "The suite", ...programFor(reportFile), output });
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, "utf8")) : null;
  return { counts: count({ code: ended.code, report }), output: ended.output };
}

/** Runs the programs of one check until one fails. */
async function check(children, programs) {
  for (const program of programs) {
    const ended = await children.run({ name: "The check", ...program, env: process.env, output });
    if (ended.code !== 0) return { counts: countCheck(false), output: ended.output };
  }
  return { counts: countCheck(true), output: "" };
}
