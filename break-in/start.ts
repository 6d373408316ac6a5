import { requireFreePorts } from "../scripts/ports.mjs";
import { temporaryFolder } from "../scripts/temporary-folder.mjs";
import {
  accountsPort,
  accountsUrl,
  appUrl,
  gatewayAccountsPort,
  gatewayAccountsUrl,
  gatewayPort,
  gatewayUrl,
  liveUrl,
  ports,
  usUrl,
} from "./addresses";
import {
  accountsEnvironment,
  gatewayAccountsEnvironment,
  gatewayEnvironment,
  oidcEnvironment,
} from "./environments";
import { answered, server, started, startSimulator } from "./programs";

/** The stage and all four servers. */
export default started(async (children) => {
  await requireFreePorts({ ...ports, gatewayPort, accountsPort, gatewayAccountsPort });
  const environment = oidcEnvironment(await temporaryFolder(children));
  const origins = [accountsUrl, usUrl, liveUrl].join(",");
  await startSimulator(children, { ...environment, SIMULATOR_FURTHER_ORIGINS: origins });
  children.start(server("oidc", ports.app, environment));
  children.start(server("proxy", gatewayPort, gatewayEnvironment(await temporaryFolder(children))));
  children.start(server("accounts", accountsPort, accountsEnvironment(await temporaryFolder(children))));
  const behind = gatewayAccountsEnvironment(await temporaryFolder(children));
  children.start(server("gateway-accounts", gatewayAccountsPort, behind));
  await answered(children, "The server with its own sign-in", `${appUrl}/readyz`);
  await answered(children, "The server behind a gateway", `${gatewayUrl}/readyz`);
  await answered(children, "The server with several accounts", `${accountsUrl}/readyz`);
  await answered(
    children,
    "The server with several accounts behind a gateway",
    `${gatewayAccountsUrl}/readyz`,
  );
});
