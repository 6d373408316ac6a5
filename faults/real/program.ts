import { type ChildProcess, spawn } from "node:child_process";

const keptCharacters = 400_000;

type Start = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
};

/** A program of its own under our hand: it can be ended like a fallen machine, and never outlives us. */
export class Program {
  readonly name: string;
  readonly over: Promise<void>;
  readonly #child: ChildProcess;
  #printed = "";
  #isOver = false;

  constructor({ name, command, args, cwd, env }: Start, onMessage?: (message: unknown) => void) {
    this.name = name;
    const output = onMessage
      ? (["ignore", "pipe", "pipe", "ipc"] as const)
      : (["ignore", "pipe", "pipe"] as const);
    this.#child = spawn(command, args, { cwd, env, stdio: [...output] });
    for (const pipe of [this.#child.stdout, this.#child.stderr])
      pipe?.on("data", (chunk) => this.#keep(chunk));
    if (onMessage) this.#child.on("message", onMessage);
    this.over = new Promise((resolve) => {
      this.#child.once("error", () => resolve());
      this.#child.once("close", () => resolve());
    });
    const endWithUs = () => void this.#child.kill("SIGKILL");
    process.once("exit", endWithUs);
    void this.over.then(() => {
      this.#isOver = true;
      process.removeListener("exit", endWithUs);
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The latest of what it printed. */
  get printed(): string {
    return this.#printed;
  }

  tell(message: object): void {
    this.#child.send(message);
  }

  /** `kill -9`: no signal that it could answer, no time to clear up. Comes back when the kernel is done with it. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.over;
  }

  #keep(chunk: Buffer): void {
    this.#printed = (this.#printed + chunk.toString()).slice(-keptCharacters);
  }
}
