import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StripeStage } from "../../benchmarks/stripe-stage";
import { hasBuild } from "../../scripts/build-product.mjs";
import { typescriptProgram } from "../../scripts/node-program.mjs";
import { requireFreePort } from "../../scripts/ports.mjs";
import { root } from "../../scripts/root.mjs";
import { stageAddresses, stageEnvironment } from "../../scripts/stage-environment.mjs";
import { untilAnswers } from "../../scripts/until-answers.mjs";
import { Program } from "./program";

const patienceSeconds = 60;
const pollMilliseconds = 15;

/**
 * The product as it is installed: the production build on the embedded database in a folder, beside the simulator
 * as a program of its own. Its server can be ended and started again; the folder and the simulator stay.
 */
export class RealStage {
  readonly stripe: StripeStage;
  readonly environment: NodeJS.ProcessEnv;
  #server: Program | null = null;
  readonly #ended: Program[] = [];

  private constructor(
    readonly addresses: { readonly appUrl: string; readonly stripeUrl: string; readonly identityUrl: string },
    readonly folder: string,
    private readonly simulator: Program,
    environment: NodeJS.ProcessEnv,
  ) {
    this.environment = environment;
    this.stripe = new StripeStage(addresses.stripeUrl);
  }

  /** @throws Error when the simulator does not start. */
  static async open(): Promise<RealStage> {
    const ports = { app: await quietPort(), stripe: await quietPort(), identity: await quietPort() };
    const addresses = stageAddresses(ports);
    const folder = await mkdtemp(join(tmpdir(), "refund-console-faults-"));
    const choices = { dataDirectory: join(folder, "books"), logLevel: "warn" };
    const stage = stageEnvironment(addresses, choices);
    const production = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
    const environment = { ...process.env, ...stage, ...production };
    const listen = ["--stripe-port", String(ports.stripe), "--identity-port", String(ports.identity)];
    const program = typescriptProgram("simulator/main.ts", listen);
    const simulator = new Program({ name: "the simulator", ...program, env: environment });
    await untilAnswers("The simulator", `${addresses.identityUrl}/.well-known/openid-configuration`, 60);
    return new RealStage(addresses, folder, simulator, environment);
  }

  get dataDirectory(): string {
    return join(this.folder, "books");
  }

  get appUrl(): string {
    return this.addresses.appUrl;
  }

  get server(): Program {
    if (this.#server === null) throw new Error("the server has not been started");
    return this.#server;
  }

  /** Starts the server on the same folder; comes back at once, before it can answer. @throws Error without a build */
  startServer(): void {
    if (!hasBuild()) throw new Error("there is no build yet: run `npm run build` first");
    if (this.#server) this.#ended.push(this.#server);
    const { hostname, port } = new URL(this.appUrl);
    this.#server = new Program({
      name: "the product's server",
      command: process.execPath,
      args: ["scripts/start.mjs"],
      cwd: root,
      env: { ...this.environment, HOSTNAME: hostname, PORT: port },
    });
  }

  /** @throws Error when the server ends by itself, or is not ready in time. */
  async untilReady(): Promise<void> {
    const deadlineAt = Date.now() + patienceSeconds * 1_000;
    while (!(await this.isReady())) {
      if (this.server.isOver) throw new Error(`the server ended by itself:\n${this.server.printed}`);
      if (Date.now() > deadlineAt) throw new Error(`the server was not ready in ${patienceSeconds} s`);
      await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
    }
  }

  /** Steers the simulator, such as `POST faults`. */
  async steer(call: string, fields?: object): Promise<unknown> {
    const [method, control] = call.split(" ");
    const body = fields === undefined ? {} : { body: JSON.stringify(fields) };
    const answer = await fetch(`${this.addresses.stripeUrl}/_simulator/${control}`, { method, ...body });
    if (!answer.ok) throw new Error(`the simulator refused ${call}: ${await answer.text()}`);
    return answer.json();
  }

  /** Lines of the server's log that tell of an error, over all of its lives. */
  errorLines(): string[] {
    const printed = [...this.#ended, ...(this.#server ? [this.#server] : [])].map(
      (program) => program.printed,
    );
    return printed.flatMap((text) => text.split("\n")).filter((line) => /"level":(50|60)|Error:/.test(line));
  }

  async close(): Promise<void> {
    await this.#server?.kill();
    await this.simulator.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.appUrl}/readyz`)).status === 200;
    } catch {
      return false;
    }
  }
}

/** A free port below those that the kernel gives to outgoing connections: while the server is down it stays free. */
async function quietPort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = randomInt(18_000, 32_000);
    const isFree = await requireFreePort(port, "127.0.0.1").then(
      () => true,
      () => false,
    );
    if (isFree) return port;
  }
  throw new Error("no port of this machine is free");
}
