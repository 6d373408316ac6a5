import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../scripts/find-browser.mjs";
import { nodeProgram } from "../../scripts/node-program.mjs";
import type { LayerResult } from "../real/layer-result";

/** The cases in which a person or a browser repeats, loses or overtakes a form, each in a file of its own. */
const specs = ["twice", "lost-answer", "lost-form", "without-javascript", "old-tab"];

type Suite = {
  readonly title: string;
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
  readonly suites?: readonly Suite[];
};

type Report = {
  readonly suites: readonly Suite[];
  readonly errors: readonly { readonly message?: string }[];
};

/** Layer G: a real browser at the real build; the cases also run within `npm test`. */
export async function playBrowser(): Promise<LayerResult> {
  const base = { layer: "g", title: "G. Browser", replay: "npm run test:faults -- --layer g" };
  if (findBrowser() === null && !existsSync(chromium.executablePath())) {
    return { ...base, figures: {}, faults: [], notPlayed: "this machine has no Chromium" };
  }
  const begunAt = Date.now();
  const report = await runSpecs();
  const cases = report.suites.flatMap(casesOf);
  const failed = cases.filter(({ ok }) => !ok).map(({ title }) => `failed: ${title}`);
  const errors = report.errors.map(({ message = "an error outside the cases" }) => message);
  return {
    ...base,
    figures: {
      seconds: Math.round((Date.now() - begunAt) / 1_000),
      cases: cases.length,
      passed: cases.length - failed.length,
      files: specs.join(", "),
    },
    faults: [...failed, ...errors, ...(cases.length === 0 ? ["no case was played"] : [])],
    notPlayed: null,
  };
}

async function runSpecs(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "refund-console-browser-"));
  const file = join(folder, "report.json");
  const names = specs.map((name) => `e2e/${name}.spec.ts`);
  const { command, args, cwd } = nodeProgram("@playwright/test", "playwright", [
    "test",
    ...names,
    "--reporter=json",
  ]);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  try {
    await once(spawn(command, args, { cwd, env, stdio: "ignore" }), "close");
    if (!existsSync(file)) return { suites: [], errors: [{ message: "Playwright wrote no report" }] };
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function casesOf({ specs: own = [], suites = [] }: Suite): { title: string; ok: boolean }[] {
  return [...own.map(({ title, ok }) => ({ title, ok })), ...suites.flatMap(casesOf)];
}
