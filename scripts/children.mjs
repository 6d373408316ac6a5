import { spawn } from "node:child_process";
import { Stop } from "./stop.mjs";

/** The server takes up to 25 seconds to finish what is in hand. */
const graceSeconds = 30;

/**
 * The programs that one command has started. Each leads a process group of its own, so that ending it also ends
 * what it started in turn, and a Ctrl-C in the terminal reaches them only through `end`, in the right order.
 *
 * @typedef {{ name: string, command: string, args: string[], env: NodeJS.ProcessEnv,
 *   output: "shown" | "kept" | number, cwd?: string, uid?: number, gid?: number }} Program `output: "kept"` gives what
 *   was printed back to the caller; a number is an open file to print to.
 */
export class Children {
  #running = [];
  #cleanups = [];
  #ending = null;
  #announceFall = () => {};
  #fallen = new Promise((resolve) => {
    this.#announceFall = resolve;
  });

  get ending() {
    return this.#ending !== null;
  }

  /** Starts a program that is to run until `end`. @param {Program} program */
  start(program) {
    const child = this.#spawn(program);
    child.over.then((ended) => this.#announceFall({ ...ended, name: program.name }));
  }

  /**
   * Runs a program to its end. Throws Stop when it cannot be started, or is ended with all others.
   * @param {Program} program
   * @returns {Promise<{ code: number | null, output: string }>}
   */
  async run(program) {
    const ended = await this.#spawn(program).over;
    this.#refuseWhileEnding();
    if (ended.fault) throw new Stop(`${program.name} could not be started: ${ended.fault.message}.`);
    return ended;
  }

  /**
   * Waits until a started program stops by itself, which none of them should. Always throws, a Stop.
   * @returns {Promise<never>}
   */
  async untilOneFalls() {
    const { name, code, signal, fault } = await this.#fallen;
    const how = fault?.message ?? (signal ? `signal ${signal}` : `exit code ${code}`);
    throw new Stop(`${name} stopped by itself (${how}), so everything else was ended too.`);
  }

  /** Registers what to clear away once the programs are over; the latest comes first. */
  afterwards(cleanup) {
    this.#cleanups.unshift(cleanup);
  }

  /**
   * Ends everything that still runs, the latest first, and clears up. Calling it again waits for the same end.
   * @returns {Promise<void>}
   */
  end() {
    this.#ending ??= this.#endAll();
    return this.#ending;
  }

  killAll() {
    for (const child of this.#running) signalGroup(child, "SIGKILL");
  }

  async #endAll() {
    for (const child of this.#running.toReversed()) await endGroup(child);
    for (const cleanup of this.#cleanups) await cleanup();
  }

  /** A caller must not go on with its next program, or with a result that only the ending brought about. */
  #refuseWhileEnding() {
    if (this.ending) throw new Stop("The command is being ended.");
  }

  #spawn({ command, args, env, output, cwd, uid, gid }) {
    this.#refuseWhileEnding();
    const stream = typeof output === "number" ? output : output === "shown" ? "inherit" : "pipe";
    const child = spawn(command, args, {
      cwd,
      env,
      uid,
      gid,
      detached: true,
      stdio: ["ignore", stream, stream],
    });
    // A leader may leave members of its group behind, also when nobody ended it.
    child.once("exit", () => signalGroup(child, "SIGKILL"));
    const printed = [];
    for (const pipe of [child.stdout, child.stderr]) pipe?.on("data", (chunk) => printed.push(chunk));
    child.over = new Promise((resolve) => {
      child.once("error", (fault) => resolve({ code: null, signal: null, fault, output: "" }));
      child.once("close", (code, signal) => {
        resolve({ code, signal, output: Buffer.concat(printed).toString() });
      });
    });
    this.#running.push(child);
    child.over.then(() => this.#running.splice(this.#running.indexOf(child), 1));
    return child;
  }
}

async function endGroup(child) {
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), graceSeconds * 1000);
  await child.over;
  clearTimeout(timer);
}

function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (fault) {
    if (fault.code !== "ESRCH") throw fault;
  }
}
