import type { PGlite, QueryOptions, Results } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import type { Database } from "@/lib/server/database/database";
import type { EmbeddedEngine } from "@/lib/server/database/embedded-engine";
import { DatabaseLost } from "./process";
import type { Random } from "./random";
import type { Scheduler, Thread } from "./scheduler";
import type { Tally } from "./tally";
import type { Weather } from "./weather";

const minute = 60_000;

/** The tables from which it is told when a worker would next find something. */
const watchedTables = ["refund_request", "event_inbox", "recurring_job"] as const;
export type WatchedTable = (typeof watchedTables)[number];

/** As much of a transaction as the driver uses. */
type Inside = {
  readonly query: (statement: string, values: unknown[], options: QueryOptions) => Promise<unknown>;
};

/**
 * Stands between the product and the embedded engine, which serves one at a time: whoever has to wait gives
 * way to others, and some calls fail before, in the middle of, or after their work.
 */
export class DatabaseGate {
  private holder: Thread | null = null;
  private goneUntil = 0;
  isTroubled = true;
  /** The tables that statements may have changed since somebody last looked. */
  readonly changed = new Set<WatchedTable>(watchedTables);

  constructor(
    private readonly engine: EmbeddedEngine,
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
      transaction: (work: (inside: Inside) => Promise<unknown>) => this.transaction(work),
    };
    return drizzle(asClient(client));
  }

  private async query(statement: string, values: unknown[], options: QueryOptions): Promise<unknown> {
    return this.holding(async () => {
      const result = this.run(statement, values, options);
      if (!isReading(statement)) this.loseAnswer();
      return result;
    });
  }

  private async transaction(work: (inside: Inside) => Promise<unknown>): Promise<unknown> {
    return this.holding(async () => {
      const result = await this.inTransaction(work);
      this.loseAnswer();
      return result;
    });
  }

  private async inTransaction(work: (inside: Inside) => Promise<unknown>): Promise<unknown> {
    this.engine.exec("begin");
    let result: unknown;
    try {
      result = await work(this.inside());
    } catch (error) {
      this.engine.exec("rollback");
      throw error;
    }
    // Also what swallows the error of a statement ends here: the engine has taken everything back.
    if (this.engine.exec("commit") !== "COMMIT") throw new Error("the transaction was rolled back");
    return result;
  }

  /** A transaction's own statements: each may find the connection gone, which rolls everything back. */
  private inside(): Inside {
    const query = async (statement: string, values: unknown[], options: QueryOptions) => {
      this.scheduler.thread().process?.assertAlive();
      this.loseStatement();
      return this.run(statement, values, options);
    };
    return { query };
  }

  private run(statement: string, values: unknown[], options: QueryOptions): Results<unknown> {
    if (!isReading(statement)) {
      for (const table of watchedTables) if (statement.includes(table)) this.changed.add(table);
    }
    return this.engine.query(statement, values, options);
  }

  private async holding<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.scheduler.pause("database", () => (this.isFree ? 0 : Infinity));
    this.beGone();
    this.holder = this.scheduler.thread();
    try {
      return await work();
    } finally {
      this.holder = null;
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

function isReading(statement: string): boolean {
  return /^select/i.test(statement) && !/for update/i.test(statement);
}

/** The border to the driver, which uses no more of the client than these two. */
function asClient(client: {
  query: (statement: string, values: unknown[], options: QueryOptions) => Promise<unknown>;
  transaction: (work: (inside: Inside) => Promise<unknown>) => Promise<unknown>;
}): PGlite {
  return client as unknown as PGlite;
}
