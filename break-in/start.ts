import { Children } from "../scripts/children.mjs";
import { requireFreePorts } from "../scripts/ports.mjs";
import { temporaryFolder } from "../scripts/temporary-folder.mjs";
import { appUrl, gatewayPort, gatewayUrl, ports } from "./addresses";
import { gatewayEnvironment, oidcEnvironment } from "./environments";
import { answered, server, startSimulator } from "./programs";

/** Starts the stage and both servers before the first test; what it gives back ends them after the last. */
export default async function start(): Promise<() => Promise<void>> {
  const children = new Children();
  try {
    await startAll(children);
  } catch (fault) {
    await children.end();
    throw fault;
  }
  return () => children.end();
}

async function startAll(children: Children): Promise<void> {
  await requireFreePorts({ ...ports, gatewayPort });
  const environment = oidcEnvironment(await temporaryFolder(children));
  await startSimulator(children, environment);
  children.start(server("oidc", ports.app, environment));
  children.start(server("proxy", gatewayPort, gatewayEnvironment(await temporaryFolder(children))));
  await answered(children, "The server with its own sign-in", `${appUrl}/readyz`);
  await answered(children, "The server behind a gateway", `${gatewayUrl}/readyz`);
}
