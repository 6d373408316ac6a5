import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Children } from "../../scripts/children.mjs";
import { requireFreePorts } from "../../scripts/ports.mjs";
import { temporaryFolder } from "../../scripts/temporary-folder.mjs";
import { ports } from "../addresses";
import { gatewayEnvironment } from "../environments";
import { answered, logFile, server, started, startSimulator } from "../programs";
import {
  apacheHeader,
  apachePort,
  apacheUrl,
  behindPort,
  behindUrl,
  preservingPort,
} from "./apache-addresses";
import { apacheConfiguration } from "./configuration";

/** A real Apache in front of the server. */
export default started(async (children) => {
  const { stripe, identity } = ports;
  await requireFreePorts({ stripe, identity, apachePort, preservingPort, behindPort });
  const behind = {
    ...gatewayEnvironment(await temporaryFolder(children)),
    APP_URL: apacheUrl,
    PROXY_HEADER: apacheHeader,
    PROXY_AUDIENCE: "refund-console",
    PROXY_SIGN_OUT_URL: "/auth/callback?logout=/",
  };
  await startSimulator(children, { ...behind, OIDC_CLIENT_SECRET: "break-in-canary-client-secret" });
  children.start(server("proxy", behindPort, behind));
  await answered(children, "The server behind Apache", `${behindUrl}/readyz`);
  await startApache(children);
});

async function startApache(children: Children): Promise<void> {
  const { APACHE_BINARY: command = "", APACHE_MODULES: modules = "" } = process.env;
  const folder = await temporaryFolder(children);
  chmodSync(folder, 0o755);
  const file = join(folder, "apache.conf");
  writeFileSync(file, apacheConfiguration(folder, modules));
  const args = ["-f", file, "-D", "FOREGROUND"];
  children.start({ name: "Apache", command, args, env: process.env, output: logFile("apache") });
  await answered(children, "Apache", `${apacheUrl}/healthz`);
}
