import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { setImmediate as everythingElse } from "node:timers/promises";
import { Crash, type ServerProcess } from "./process";
import type { Random } from "./random";
import type { VirtualTime } from "./virtual-time";

/** Something that acts: inside a server process, or outside of any (people, Stripe's post, banks). */
export type Thread = { readonly name: string; readonly process: ServerProcess | null };

/** When a waiting thread may go on: an instant of virtual time, infinite while nobody can tell. */
type Until = () => number;

type Waiting = {
  readonly thread: Thread;
  readonly where: string;
  readonly until: Until;
  readonly goOn: () => void;
  readonly abort: (reason: Error) => void;
};

const longestStepMilliseconds = 40;

/** Many times what the longest history takes. */
const stepsMax = 100_000;

/** One for all histories and products: Node goes through every storage there ever was, at each promise made. */
const current = storageOfAll();

/** Lets exactly one thread run at a time, and decides by chance which one is next. */
export class Scheduler {
  /** Threads begin here, so that none inherits what the one that started it was in the middle of. */
  private readonly outside = AsyncLocalStorage.snapshot();
  private waiting: Waiting[] = [];
  private readonly trace = createHash("sha256");
  readonly unexpected: string[] = [];
  steps = 0;

  constructor(
    readonly time: VirtualTime,
    private readonly random: Random,
    /** Hears every step, for whoever replays one seed. */
    private readonly tell: ((line: string) => void) | null,
  ) {}

  /** @throws Error outside of a thread: everything in a history belongs to one. */
  thread(): Thread {
    const thread = current.getStore();
    if (!thread) throw new Error("nobody is acting");
    return thread;
  }

  threadOrNone(): Thread | undefined {
    return current.getStore();
  }

  /** Starts a thread. What it throws by itself is a fault of the product or of the harness. */
  start(thread: Thread, work: () => Promise<void>): void {
    void this.outside(() => current.run(thread, () => this.live(thread, work)));
  }

  private async live(thread: Thread, work: () => Promise<void>): Promise<void> {
    try {
      await this.pause("start");
      await work();
    } catch (error) {
      if (!(error instanceof Crash)) this.unexpected.push(`${thread.name}: ${String(error)}`);
    }
  }

  /** Stops the thread here until it is its turn again, at the earliest at `until`. */
  async pause(where: string, until: Until = now): Promise<void> {
    const thread = this.thread();
    await new Promise<void>((goOn, abort) => {
      this.waiting.push({ thread, where, until, goOn, abort });
    });
    thread.process?.assertAlive();
  }

  sleep(where: string, milliseconds: number): Promise<void> {
    const wakeAt = this.time.nowMilliseconds + milliseconds;
    return this.pause(where, () => wakeAt);
  }

  /** Ends every thread of a process where it stands. */
  end(process: ServerProcess): void {
    const [ended, others] = [this.waiting, this.waiting].map((all, index) =>
      all.filter(({ thread }) => (thread.process === process) === (index === 0)),
    );
    this.waiting = others ?? [];
    for (const { abort } of ended ?? []) abort(new Crash(`${process.name} is gone`));
  }

  /** Plays until `isOver` says so and nobody could act at this instant. */
  async play(isOver: () => boolean, beforeIdling: () => void): Promise<void> {
    for (;;) {
      await this.settle();
      if (this.time.fireDueTimers()) await this.settle();
      const next = this.chooseNext();
      if (next) {
        this.note(next);
        next.goOn();
        this.time.advance(this.random.below(longestStepMilliseconds));
        continue;
      }
      if (isOver()) return;
      beforeIdling();
      // A breath for Node itself: messages from the parent process, and whatever might have waited for a turn.
      await everythingElse();
      this.time.advanceTo(this.nextInstant());
    }
  }

  /** Adds a line to what is compared when a seed is played twice. */
  note(step: { readonly thread: Thread; readonly where: string }): void {
    this.steps += 1;
    if (this.steps > stepsMax) throw new Error(`the history goes on without end: ${step.thread.name}`);
    const line = `${new Date(this.time.nowMilliseconds).toISOString()} ${step.thread.name}: ${step.where}`;
    this.trace.update(line);
    this.tell?.(line);
  }

  traceHash(): string {
    return this.trace.copy().digest("hex");
  }

  private chooseNext(): Waiting | undefined {
    const ready = this.waiting.filter((one) => this.readyAt(one) <= this.time.nowMilliseconds);
    if (ready.length === 0) return undefined;
    const next = ready[this.random.below(ready.length)];
    if (next) this.waiting = this.waiting.filter((one) => one !== next);
    return next;
  }

  private readyAt({ thread, until }: Waiting): number {
    return Math.max(until(), thread.process?.host.frozenUntil ?? 0);
  }

  /** @throws Error when nothing would ever happen again: then the harness itself is stuck. */
  private nextInstant(): number {
    const instants = this.waiting.map((one) => this.readyAt(one));
    const next = Math.min(this.time.nextTimerAt(), ...instants);
    if (next === Infinity) throw new Error("nobody can act any more, and no timer is set");
    return next;
  }

  /** Waits until everything that could go on by itself has done so. */
  async settle(): Promise<void> {
    // Node drains its promises before each tick; the second tick is for who asked for one meanwhile.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    await new Promise<void>((resolve) => process.nextTick(resolve));
  }
}

function now(): number {
  return 0;
}

function storageOfAll(): AsyncLocalStorage<Thread> {
  const slots: Record<symbol, AsyncLocalStorage<Thread> | undefined> = globalThis;
  const slot = Symbol.for("refund-console.faults.thread");
  slots[slot] ??= new AsyncLocalStorage<Thread>();
  return slots[slot];
}
