import "server-only";
import { type BooksFault, figureFault } from "@/lib/core/charge/books-fault";
import type { WorkerActor } from "@/lib/core/operator";
import type { ChargeRow, SeenCharge } from "@/lib/server/database/charge-rows";
import type { ExternalRow } from "@/lib/server/database/external-rows";
import type { RequestRow } from "@/lib/server/database/request-rows";
import { type RequestStep, takeStep } from "@/lib/server/database/step-request";
import type { Writing } from "@/lib/server/database/stop-charge";

/** One look at a charge, being written into our books. The caller holds the charge's lock. */
export type Observing = Writing & {
  /** Never the person whose request caused the look: what it shows is not that person's act. */
  readonly actor: WorkerActor;
  /** Not the latest: a look that is older than what the books already know. It lowers no figure. */
  readonly seen: SeenCharge;
};

/** Our books of one charge as they stand within a transaction; every change is made here and in the database. */
export class Books {
  private readonly rows: Map<string, RequestRow>;
  /** A figure that was wrong before anything was changed: a change may cover it up. */
  private readonly before: BooksFault | null;
  external: readonly ExternalRow[] | null = null;

  constructor(
    private readonly writing: Writing,
    public charge: ChargeRow,
    rows: readonly RequestRow[],
  ) {
    this.rows = new Map(rows.map((row) => [row.id, row]));
    this.before = this.figureFault();
  }

  get requests(): RequestRow[] {
    return [...this.rows.values()];
  }

  get isStopped(): boolean {
    return this.charge.blockedAt !== null;
  }

  /** What a request could still take of the charge, with all others' amounts taken off; in minor units. */
  leftFor({ amountMinor }: RequestRow): bigint {
    const { capturedMinor, reservedMinor, postedMinor, externalMinor } = this.charge;
    return capturedMinor - postedMinor - externalMinor - (reservedMinor - amountMinor);
  }

  async step(row: RequestRow, step: RequestStep): Promise<RequestRow> {
    const { transaction, actor, at } = this.writing;
    const taken = await takeStep(transaction, actor, at, row, step);
    this.put(taken.row, taken.charge);
    return taken.row;
  }

  /** Takes note of a row that was written elsewhere, and of the charge where that changed its figures. */
  put(row: RequestRow, charge: ChargeRow | null): void {
    this.rows.set(row.id, row);
    this.charge = charge ?? this.charge;
  }

  /** The one fault of the figures, from before the changes or from after them. */
  figureFault(): BooksFault | null {
    return (
      this.before ?? figureFault({ charge: this.charge, requests: this.requests, external: this.external })
    );
  }
}
