import { buildProduct } from "./build-product.mjs";
import { installPackages } from "./install-packages.mjs";
import { typescriptProgram } from "./node-program.mjs";
import { runCommand } from "./run-command.mjs";
import { startStage } from "./start-stage.mjs";
import { temporaryFolder } from "./temporary-folder.mjs";

const ports = { app: 3291, stripe: 12291, identity: 9591 };

await runCommand(async (children) => {
  await installPackages(children);
  await buildProduct(children);
  const dataDirectory = await temporaryFolder(children);
  const addresses = await startStage(children, {
    mode: "production",
    ports,
    dataDirectory,
    logLevel: "warn",
  });
  const program = typescriptProgram("benchmarks/main.ts", process.argv.slice(2));
  const env = { ...process.env, ...benchmarkVariables(addresses) };
  const { code } = await children.run({ name: "The benchmarks", ...program, env, output: "shown" });
  return code;
});

function benchmarkVariables({ appUrl, stripeUrl, identityUrl }) {
  return { BENCH_APP_URL: appUrl, BENCH_STRIPE_URL: stripeUrl, BENCH_IDENTITY_URL: identityUrl };
}
