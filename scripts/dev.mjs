import { requireDemoPorts, startDemo } from "./demo-stage.mjs";
import { installPackages } from "./install-packages.mjs";
import { runCommand } from "./run-command.mjs";

await runCommand(async (children) => {
  await requireDemoPorts();
  await installPackages(children);
  await startDemo(children, "development");
  await children.untilOneFalls();
});
