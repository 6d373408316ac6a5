import type { PGlite, QueryOptions, Results } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import type { Database } from "@/lib/server/database/database";
import type { EmbeddedEngine } from "@/lib/server/database/embedded-engine";
import { DatabaseLost, DatabaseRefused } from "./process";
import type { Random } from "./random";
import type { Scheduler, Thread } from "./scheduler";
import type { Tally } from "./tally";
import type { Weather } from "./weather";

const minute = 60_000;

/** The tables from which it is told when a worker would next find something. */
const watchedTables = ["refund_request", "event_inbox", "recurring_job"] as const;
export type WatchedTable = (typeof watchedTables)[number];

/** What Postgres calls it, and its code. */
type Refusal = readonly [name: string, code: string];
const conflict: Refusal = ["could not serialize access", "40001"];
const deadlock: Refusal = ["deadlock detected", "40P01"];
const diskFull: Refusal = ["no space left on device", "53100"];
const readOnly: Refusal = ["cannot execute in a read-only transaction", "25006"];

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
  private outage: { readonly kind: "gone" | "only reads"; readonly until: number } | null = null;
  isTroubled = true;
  /** How many statements may have changed anything so far. */
  writes = 0;
  /** The tables that they may have changed since somebody last looked. */
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

  /** For whoever changes the tables past the gate. */
  changeAll(): void {
    this.writes += 1;
    for (const table of watchedTables) this.changed.add(table);
  }

  isHeldBy(thread: Thread | undefined): boolean {
    return thread !== undefined && this.holder === thread;
  }

  /** Whether anything that the same process does holds it. */
  isHeldIn(thread: Thread): boolean {
    return thread.process !== null && this.holder?.process === thread.process;
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
      const result = await this.run(statement, values, options);
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

  private async run(statement: string, values: unknown[], options: QueryOptions): Promise<Results<unknown>> {
    await this.beSlow();
    this.refuse(isReading(statement));
    if (!isReading(statement)) {
      this.writes += 1;
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
      const kind = this.random.pick<"gone" | "only reads">(["gone", "only reads"]);
      this.outage = { kind, until: now + this.random.between(1_000, 10 * minute) };
      this.tally.add("database", `${kind} for a while`);
    }
    if (!this.isTroubled || this.outage === null || now >= this.outage.until) this.outage = null;
    if (this.outage?.kind === "gone") throw new DatabaseLost("the database cannot be reached");
  }

  private async beSlow(): Promise<void> {
    if (!this.isTroubled || !this.random.chance(this.weather.slowStatementShare)) return;
    this.tally.add("database", "slow");
    await this.scheduler.sleep("slow database", this.random.between(1_000, 30_000));
  }

  /** The engine itself raises the error, so that an open transaction is as spoilt as it would be. */
  private refuse(onlyReads: boolean): void {
    const refusal = this.drawRefusal(onlyReads);
    if (refusal === null) return;
    const [name, code] = refusal;
    this.tally.add("database", name);
    try {
      this.engine.exec(`do $$ begin raise exception '${name}' using errcode = '${code}'; end $$`);
    } catch {
      throw new DatabaseRefused(name, code);
    }
  }

  private drawRefusal(onlyReads: boolean): Refusal | null {
    if (this.outage?.kind === "only reads") return onlyReads ? null : readOnly;
    if (!this.isTroubled || !this.random.chance(this.weather.refusedStatementShare)) return null;
    return onlyReads ? conflict : this.random.pick([conflict, deadlock, diskFull]);
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
