import type { PGlite, QueryOptions, Transaction } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import type { Database } from "@/lib/server/database/database";
import { DatabaseLost } from "./process";
import type { Random } from "./random";
import type { Scheduler, Thread } from "./scheduler";
import type { Tally } from "./tally";
import type { Weather } from "./weather";

const minute = 60_000;

/**
 * Stands between the product and the embedded engine, which serves one at a time: whoever has to wait gives
 * way to others, and some calls fail before, in the middle of, or after their work.
 */
export class DatabaseGate {
  private holder: Thread | null = null;
  private goneUntil = 0;
  isTroubled = true;
  /** Set by every statement that may have changed something. */
  hasChanged = true;

  constructor(
    private readonly client: PGlite,
    private readonly scheduler: Scheduler,
    private readonly random: Random,
    private readonly weather: Weather,
    private readonly tally: Tally,
  ) {}

  get isFree(): boolean {
    return this.holder === null;
  }

  isHeldBy(thread: Thread | undefined): boolean {
    return thread !== undefined && this.holder === thread;
  }

  /** The database as the product gets it. */
  open(): Database {
    const client = {
      query: (statement: string, values: unknown[], options: QueryOptions) =>
        this.query(statement, values, options),
      transaction: (work: (inside: Transaction) => Promise<unknown>) => this.transaction(work),
    };
    return drizzle(asClient(client));
  }

  private async query(statement: string, values: unknown[], options: QueryOptions): Promise<unknown> {
    return this.holding(async () => {
      const result = await this.busy(() => this.client.query(statement, values, options));
      if (!/^select/i.test(statement)) this.loseAnswer();
      return result;
    });
  }

  private async transaction(work: (inside: Transaction) => Promise<unknown>): Promise<unknown> {
    return this.holding(async () => {
      const result = await this.busy(() =>
        this.client.transaction((inside) => this.idle(() => work(this.watched(inside)))),
      );
      this.loseAnswer();
      return result;
    });
  }

  /** A transaction's own statements: each may find the connection gone, which rolls everything back. */
  private watched(inside: Transaction): Transaction {
    const query = async (statement: string, values: unknown[], options: QueryOptions) => {
      this.scheduler.thread().process?.assertAlive();
      this.loseStatement();
      return this.busy(() => inside.query(statement, values, options));
    };
    return { ...inside, query } as Transaction;
  }

  private async holding<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.scheduler.pause("database", () => (this.isFree ? 0 : Infinity));
    this.beGone();
    this.holder = this.scheduler.thread();
    this.hasChanged = true;
    try {
      return await work();
    } finally {
      this.holder = null;
    }
  }

  /** Marks the time in which the engine works, so that nobody else is let go meanwhile. */
  private async busy<Result>(work: () => Promise<Result>): Promise<Result> {
    this.scheduler.working += 1;
    try {
      return await work();
    } finally {
      this.scheduler.working -= 1;
    }
  }

  private async idle<Result>(work: () => Promise<Result>): Promise<Result> {
    this.scheduler.working -= 1;
    try {
      return await work();
    } finally {
      this.scheduler.working += 1;
    }
  }

  private beGone(): void {
    const now = this.scheduler.time.nowMilliseconds;
    if (this.isTroubled && this.random.chance(this.weather.outageShare)) {
      this.goneUntil = now + this.random.between(1_000, 10 * minute);
      this.tally.add("database", "gone for a while");
    }
    if (this.isTroubled && now < this.goneUntil) throw new DatabaseLost("the database cannot be reached");
  }

  private loseStatement(): void {
    if (!this.isTroubled || !this.random.chance(this.weather.lostStatementShare)) return;
    this.tally.add("database", "lost in a transaction");
    throw new DatabaseLost("the connection broke in the middle of a transaction");
  }

  /** The work is done and kept, but whoever asked for it is told that the connection broke. */
  private loseAnswer(): void {
    if (!this.isTroubled || !this.random.chance(this.weather.lostCommitShare)) return;
    this.tally.add("database", "commit unknown");
    throw new DatabaseLost("the connection broke while the answer was awaited");
  }
}

/** The border to the driver, which uses no more of the client than these two. */
function asClient(client: {
  query: (statement: string, values: unknown[], options: QueryOptions) => Promise<unknown>;
  transaction: (work: (inside: Transaction) => Promise<unknown>) => Promise<unknown>;
}): PGlite {
  return client as unknown as PGlite;
}
