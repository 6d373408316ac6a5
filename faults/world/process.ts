import type { Clock } from "@/lib/server/hands";
import type { VirtualTime } from "./virtual-time";

/** Ends whatever a stopped process was doing: never an answer, never caught on purpose. */
export class Crash extends Error {}

/** What the database client throws when the harness takes the database away. */
export class DatabaseLost extends Error {}

/** What it throws when the engine is made to refuse a statement, with Postgres's code. */
export class DatabaseRefused extends DatabaseLost {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/** A computer with its own clocks. The process on it may end and start again; the clocks stay as they are. */
export class Host {
  /** How far the wall clock is off the true time. */
  wallOffsetMilliseconds = 0;
  frozenUntil = 0;
  private stoodStillMilliseconds = 0;

  constructor(
    readonly name: string,
    private readonly time: VirtualTime,
  ) {}

  readonly clock: Clock = {
    now: () => new Date(this.time.nowMilliseconds + this.wallOffsetMilliseconds),
    monotonicMilliseconds: () => this.time.nowMilliseconds - this.stoodStillMilliseconds,
  };

  get isFrozen(): boolean {
    return this.frozenUntil > this.time.nowMilliseconds;
  }

  /** `paused` is a machine put to sleep, whose monotonic clock stops with it; `starved` gets no processor. */
  freeze(milliseconds: number, kind: "paused" | "starved"): void {
    this.frozenUntil = this.time.nowMilliseconds + milliseconds;
    if (kind === "paused") this.stoodStillMilliseconds += milliseconds;
  }
}

/** One life of the server's process on a host. */
export class ServerProcess {
  isAlive = true;

  constructor(
    readonly name: string,
    readonly host: Host,
  ) {}

  /** @throws Crash once the process is gone: whatever still unwinds there can touch nothing any more. */
  assertAlive(): void {
    if (!this.isAlive) throw new Crash(`${this.name} is gone`);
  }
}

/** True for what the harness itself has thrown, also inside the wrapping of the database driver. */
export function isOurDoing(error: unknown): boolean {
  if (error instanceof Crash || error instanceof DatabaseLost) return true;
  return error instanceof Error && error.cause !== undefined && isOurDoing(error.cause);
}
