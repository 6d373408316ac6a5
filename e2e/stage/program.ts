import { spawn } from "node:child_process";
import { root } from "../../scripts/root.mjs";

/** A command of the product that a test runs by itself, as an administrator would. */
export type Program = {
  readonly signal: (signal: NodeJS.Signals) => void;
  /** What it printed until now. */
  readonly printed: () => string;
  /** Its exit code, once it has ended by itself. */
  readonly ended: Promise<number | null>;
};

type Variables = Readonly<Record<string, string | undefined>>;

/** Starts one of the scripts with these variables and no others of the product's. */
export function startProgram(script: string, words: readonly string[], variables: Variables): Program {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [`scripts/${script}.mjs`, ...words], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, NODE_ENV: "production", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const pipe of [child.stdout, child.stderr]) {
    pipe.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  return {
    signal: (signal) => void child.kill(signal),
    printed: () => printed,
    ended: new Promise((resolve) => child.once("close", resolve)),
  };
}
