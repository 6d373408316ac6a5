import { mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { Children } from "../scripts/children.mjs";
import { typescriptProgram } from "../scripts/node-program.mjs";
import { requireFreePorts } from "../scripts/ports.mjs";
import { temporaryFolder } from "../scripts/temporary-folder.mjs";
import { untilAnswers } from "../scripts/until-answers.mjs";
import { appUrl, gatewayPort, gatewayUrl, identityUrl, logFolder, ports, tree } from "./addresses";
import { gatewayEnvironment, oidcEnvironment, type Variables } from "./environments";

const patienceSeconds = 120;

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
  mkdirSync(logFolder, { recursive: true });
  const environment = oidcEnvironment(await temporaryFolder(children));
  const listen = ["--stripe-port", String(ports.stripe), "--identity-port", String(ports.identity)];
  children.start({
    name: "The simulator",
    ...typescriptProgram("simulator/main.ts", listen),
    env: { ...process.env, ...environment },
    output: logFile("simulator"),
  });
  await answered(children, "The simulator", `${identityUrl}/.well-known/openid-configuration`);
  children.start(server("oidc", ports.app, environment));
  children.start(server("proxy", gatewayPort, gatewayEnvironment(await temporaryFolder(children))));
  await answered(children, "The server with its own sign-in", `${appUrl}/readyz`);
  await answered(children, "The server behind a gateway", `${gatewayUrl}/readyz`);
}

function server(name: string, port: number, environment: Variables) {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...environment,
    NODE_ENV: "production",
    HOSTNAME: "127.0.0.1",
    PORT: String(port),
  };
  const args = [join(tree, "scripts/start.mjs")];
  return { name, command: process.execPath, args, cwd: tree, env, output: logFile(name) };
}

/** Emptied by every run, and left for whoever wants to know why one failed. */
function logFile(name: string): number {
  return openSync(join(logFolder, `${name}.log`), "w");
}

function answered(children: Children, name: string, url: string): Promise<unknown> {
  return Promise.race([untilAnswers(name, url, patienceSeconds), children.untilOneFalls()]);
}
