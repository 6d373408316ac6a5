import { buildProduct } from "./build-product.mjs";
import { requireDemoPorts, startDemo } from "./demo-stage.mjs";
import { installPackages } from "./install-packages.mjs";
import { runCommand } from "./run-command.mjs";

await runCommand(async (children) => {
  await requireDemoPorts();
  await installPackages(children);
  await buildProduct(children);
  await startDemo(children, "production");
  await children.untilOneFalls();
});
