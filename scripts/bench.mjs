import { buildProduct } from "./build-product.mjs";
import { startEmptyPage } from "./empty-page.mjs";
import { installPackages } from "./install-packages.mjs";
import { typescriptProgram } from "./node-program.mjs";
import { freePort } from "./ports.mjs";
import { requireBrowser } from "./require-browser.mjs";
import { runCommand } from "./run-command.mjs";
import { startStage } from "./start-stage.mjs";
import { temporaryFolder } from "./temporary-folder.mjs";

await runCommand(async (children) => {
  await installPackages(children);
  await requireBrowser(children);
  await buildProduct(children);
  const emptyUrl = await startEmptyPage(children, await freePort());
  const [app, stripe, identity] = await Promise.all([freePort(), freePort(), freePort()]);
  const { appUrl, stripeUrl } = await startStage(children, {
    mode: "production",
    ports: { app, stripe, identity },
    dataDirectory: await temporaryFolder(children),
    logLevel: "warn",
    flags: [],
  });
  const program = typescriptProgram("benchmarks/main.ts", process.argv.slice(2));
  const env = {
    ...process.env,
    BENCH_APP_URL: appUrl,
    BENCH_STRIPE_URL: stripeUrl,
    BENCH_EMPTY_URL: emptyUrl,
  };
  const { code } = await children.run({ name: "The benchmarks", ...program, env, output: "shown" });
  return code;
});
