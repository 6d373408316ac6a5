import { buildProduct } from "./build-product.mjs";
import { installPackages } from "./install-packages.mjs";
import { nodeProgram } from "./node-program.mjs";
import { requireBrowser } from "./require-browser.mjs";
import { runCommand } from "./run-command.mjs";

/** Takes the pictures in `docs/screenshots` anew: on the stage of the end-to-end tests, which begins empty. */
await runCommand(async (children) => {
  await installPackages(children);
  await requireBrowser(children);
  await buildProduct(children);
  const words = ["test", "--config", "screenshots.config.ts", "--reporter", "list", ...process.argv.slice(2)];
  const program = nodeProgram("@playwright/test", "playwright", words);
  const { code } = await children.run({ name: "Playwright", ...program, env: process.env, output: "shown" });
  return code;
});
