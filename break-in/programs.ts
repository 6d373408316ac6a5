import { mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { Children } from "../scripts/children.mjs";
import { typescriptProgram } from "../scripts/node-program.mjs";
import { untilAnswers } from "../scripts/until-answers.mjs";
import { identityUrl, logFolder, ports, tree } from "./addresses";
import type { Variables } from "./environments";

const patienceSeconds = 120;

/** For vitest: starts programs before the first test, and ends them after the last, or when one does not come up. */
export function started(startAll: (children: Children) => Promise<void>): () => Promise<() => Promise<void>> {
  return async () => {
    const children = new Children();
    try {
      await startAll(children);
    } catch (fault) {
      await children.end();
      throw fault;
    }
    return () => children.end();
  };
}

export async function startSimulator(children: Children, environment: Variables): Promise<void> {
  const listen = ["--stripe-port", String(ports.stripe), "--identity-port", String(ports.identity)];
  children.start({
    name: "The simulator",
    ...typescriptProgram("simulator/main.ts", listen),
    env: { ...process.env, ...environment },
    output: logFile("simulator"),
  });
  await answered(children, "The simulator", `${identityUrl}/.well-known/openid-configuration`);
}

/** A server of the attacked build; its log gets this name. */
export function server(name: string, port: number, environment: Variables) {
  const listen = { HOSTNAME: "127.0.0.1", PORT: String(port) };
  const env: NodeJS.ProcessEnv = { ...process.env, ...environment, NODE_ENV: "production", ...listen };
  const args = [join(tree, "scripts/start.mjs")];
  return { name, command: process.execPath, args, cwd: tree, env, output: logFile(name) };
}

/** Emptied by every run, and left for whoever wants to know why one failed. */
export function logFile(name: string): number {
  mkdirSync(logFolder, { recursive: true });
  return openSync(join(logFolder, `${name}.log`), "w");
}

export function answered(children: Children, name: string, url: string): Promise<unknown> {
  return Promise.race([untilAnswers(name, url, patienceSeconds), children.untilOneFalls()]);
}
