import type { WorkerActor } from "@/lib/core/operator";
import { Comparison } from "@/lib/server/comparison";
import type { Hands } from "@/lib/server/hands";
import { Host, ServerProcess } from "../world/process";
import type { World } from "../world/world";
import { startWorker } from "./worker";

/** What a history restores is found by looks as well, and by them alone: the harder case. */
const wholeBooks = Comparison.ended();

/** Two servers on one database, as a company runs them; each is started again some time after it ended. */
export class Company {
  readonly hosts: readonly Host[];
  private readonly processes = new Map<Host, ServerProcess>();
  private lives = 0;

  constructor(private readonly world: World) {
    this.hosts = ["left", "right"].map((name) => new Host(name, world.time));
  }

  open(): void {
    for (const host of this.hosts) this.startProcess(host);
  }

  /** A server that could answer somebody now; null while none is up. */
  anyProcess(): ServerProcess | null {
    const up = [...this.processes.values()].filter(({ isAlive, host }) => isAlive && !host.isFrozen);
    return up[this.world.random.below(up.length)] ?? null;
  }

  end(process: ServerProcess): void {
    process.isAlive = false;
    this.world.scheduler.end(process);
    const pause = this.world.random.between(1_000, 5 * 60_000);
    this.world.scheduler.start({ name: `${process.name} comes back`, process: null }, async () => {
      await this.world.scheduler.sleep("restart", pause);
      this.startProcess(process.host);
    });
  }

  /** Stops all servers; each is started again some time later. */
  endAll(): void {
    for (const process of this.processes.values()) if (process.isAlive) this.end(process);
  }

  /** Ends everything at once, so that the database is left to whoever checks it. */
  async close(): Promise<void> {
    for (const process of this.processes.values()) {
      process.isAlive = false;
      this.world.scheduler.end(process);
    }
    await this.world.scheduler.settle();
  }

  /** Nobody changes the clocks any more, and those that were wrong are set right. */
  setClocksRight(): void {
    for (const host of this.hosts) host.wallOffsetMilliseconds = 0;
  }

  /** What the product works with inside this process. */
  handsIn(process: ServerProcess): Hands {
    const { database, stripe, random } = this.world;
    return {
      database,
      stripe,
      clock: process.host.clock,
      newNumber: () => random.hex(32),
      chance: () => random.next(),
      livemode: false,
      comparison: wholeBooks,
      canStepUp: this.world.limits?.stepUpAboveMinor !== undefined,
    };
  }

  /** Runs a piece of the product in a process, and tells whether it came to its end there. */
  async ask<Answer>(
    process: ServerProcess,
    name: string,
    work: () => Promise<Answer>,
  ): Promise<Asked<Answer>> {
    const { scheduler } = this.world;
    const state: { asked: Asked<Answer> | null } = { asked: null };
    scheduler.start({ name: `${name} at ${process.name}`, process }, async () => {
      try {
        state.asked = { kind: "answered", answer: await work() };
      } catch (error) {
        if (process.isAlive) this.world.noteError(error, name);
        state.asked = { kind: "broken" };
      }
    });
    const isOver = () => state.asked !== null || !process.isAlive;
    await scheduler.pause(`${name}: waits for an answer`, () => (isOver() ? 0 : Infinity));
    return state.asked ?? { kind: "broken" };
  }

  /** The same in a server that is up; null where none is, or nothing but an error page came of it. */
  async askAny<Answer>(name: string, work: (hands: Hands) => Promise<Answer>): Promise<Answer | null> {
    const process = this.anyProcess();
    if (process === null) return null;
    const asked = await this.ask(process, name, () => work(this.handsIn(process)));
    return asked.kind === "answered" ? asked.answer : null;
  }

  private startProcess(host: Host): void {
    this.lives += 1;
    const process = new ServerProcess(`${host.name}#${this.lives}`, host);
    this.processes.set(host, process);
    const actor: WorkerActor = { kind: "worker", name: `settle-${process.name}` };
    startWorker(this.world, process, actor, this.handsIn(process));
  }
}

/** `broken`: an error page, or a server that ended before it answered. */
export type Asked<Answer> =
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "broken" };
