import "server-only";
import { Mutex, type PGlite, type QueryOptions, type Results } from "@electric-sql/pglite";
import { EmbeddedEngine } from "./embedded-engine";

/** As much of a client as the driver uses. */
type Inside = {
  readonly query: (statement: string, values: unknown[], options: QueryOptions) => Promise<Results<unknown>>;
};

/** The one session of the embedded engine, for many who ask at the same time: one after another. */
export class EmbeddedClient {
  private readonly turn = new Mutex();
  private readonly engine: EmbeddedEngine;

  constructor(client: PGlite) {
    this.engine = new EmbeddedEngine(client);
  }

  query(statement: string, values: unknown[], options: QueryOptions): Promise<Results<unknown>> {
    return this.turn.runExclusive(() => this.engine.query(statement, values, options));
  }

  transaction<Result>(work: (inside: Inside) => Promise<Result>): Promise<Result> {
    return this.turn.runExclusive(async () => {
      this.engine.beginWithNext();
      const result = await this.orRollBack(work);
      // A statement that failed has ended the transaction, also where the work went on over its error.
      if (this.engine.exec("commit") !== "COMMIT") throw new Error("the transaction was rolled back");
      return result;
    });
  }

  private async orRollBack<Result>(work: (inside: Inside) => Promise<Result>): Promise<Result> {
    try {
      return await work({
        query: async (statement, values, options) => this.engine.query(statement, values, options),
      });
    } catch (error) {
      this.engine.exec("rollback");
      throw error;
    }
  }
}

/** The driver takes the ready-made client, of which it uses what is here. */
export function asReadyMadeClient(client: EmbeddedClient): PGlite {
  return client as unknown as PGlite;
}
