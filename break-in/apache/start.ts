import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Children } from "../../scripts/children.mjs";
import { requireFreePorts } from "../../scripts/ports.mjs";
import { temporaryFolder } from "../../scripts/temporary-folder.mjs";
import { ports } from "../addresses";
import { gatewayEnvironment } from "../environments";
import { answered, logFile, server, startSimulator } from "../programs";
import {
  apacheHeader,
  apachePort,
  apacheUrl,
  behindPort,
  behindUrl,
  preservingPort,
} from "./apache-addresses";
import { apacheConfiguration } from "./configuration";

/** A real Apache in front of the server, before the first test; what it gives back ends both after the last. */
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
}

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
