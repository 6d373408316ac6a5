import { requireFreePorts } from "../scripts/ports.mjs";
import { temporaryFolder } from "../scripts/temporary-folder.mjs";
import { appUrl, gatewayPort, gatewayUrl, ports } from "./addresses";
import { gatewayEnvironment, oidcEnvironment } from "./environments";
import { answered, server, started, startSimulator } from "./programs";

/** The stage and both servers. */
export default started(async (children) => {
  await requireFreePorts({ ...ports, gatewayPort });
  const environment = oidcEnvironment(await temporaryFolder(children));
  await startSimulator(children, environment);
  children.start(server("oidc", ports.app, environment));
  children.start(server("proxy", gatewayPort, gatewayEnvironment(await temporaryFolder(children))));
  await answered(children, "The server with its own sign-in", `${appUrl}/readyz`);
  await answered(children, "The server behind a gateway", `${gatewayUrl}/readyz`);
});
