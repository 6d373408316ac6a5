import { nodeProgram, typescriptProgram } from "./node-program.mjs";
import { requireFreePorts } from "./ports.mjs";
import { root } from "./root.mjs";
import { moreAccounts, stageAddresses, stageEnvironment } from "./stage-environment.mjs";
import { untilAnswers } from "./until-answers.mjs";

const patienceSeconds = 120;

/**
 * Starts the simulator and, once it answers, the product's server on it; comes back when both answer.
 * `flags` go to the simulator; with `hasMoreAccounts` the company has three accounts and not one.
 * @param {import("./children.mjs").Children} children
 * @param {{ mode: "production" | "development", dataDirectory: string, logLevel: string,
 *   flags: string[], hasMoreAccounts?: boolean, ports: import("./stage-environment.mjs").StagePorts }} stage
 */
export async function startStage(children, { mode, ports, dataDirectory, logLevel, flags, hasMoreAccounts }) {
  await requireFreePorts(ports);
  const addresses = stageAddresses(ports);
  const environment = {
    ...stageEnvironment(addresses, { dataDirectory, logLevel }),
    ...(hasMoreAccounts ? moreAccounts(addresses.appUrl) : {}),
  };
  children.start(simulator(ports, flags, environment));
  await answered(children, "The simulator", `${addresses.identityUrl}/.well-known/openid-configuration`);
  children.start(server(mode, ports.app, environment));
  await answered(children, "The product's server", `${addresses.appUrl}/`);
  return addresses;
}

function simulator({ stripe, identity }, flags, environment) {
  const listen = ["--stripe-port", String(stripe), "--identity-port", String(identity)];
  const program = typescriptProgram("simulator/main.ts", [...listen, ...flags]);
  return { name: "The simulator", ...program, env: { ...process.env, ...environment }, output: "shown" };
}

function server(mode, port, environment) {
  const env = { ...process.env, ...environment, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: "1" };
  const name = "The product's server";
  if (mode === "development") {
    const program = nodeProgram("next", "next", ["dev", "-H", "127.0.0.1", "-p", String(port)]);
    return { name, ...program, env, output: "shown" };
  }
  const program = { command: process.execPath, args: ["scripts/start.mjs"], cwd: root };
  return { name, ...program, env: { ...env, HOSTNAME: "127.0.0.1", PORT: String(port) }, output: "shown" };
}

function answered(children, name, url) {
  return Promise.race([untilAnswers(name, url, patienceSeconds), children.untilOneFalls()]);
}
