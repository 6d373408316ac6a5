import { hasBuild } from "../../scripts/build-product.mjs";
import { runCommand } from "../../scripts/run-command.mjs";
import { startStage } from "../../scripts/start-stage.mjs";
import { Stop } from "../../scripts/stop.mjs";
import { temporaryFolder } from "../../scripts/temporary-folder.mjs";
import { stagePorts } from "./addresses";

/** The simulator and the product's production server on an empty database, until Playwright ends this program. */
await runCommand(async (children) => {
  if (!hasBuild()) throw new Stop("There is no build yet: run `npm run build` first.");
  const dataDirectory = await temporaryFolder(children);
  await startStage(children, {
    mode: "production",
    ports: stagePorts,
    dataDirectory,
    logLevel: "warn",
    flags: [],
  });
  return children.untilOneFalls();
});
