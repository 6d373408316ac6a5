import type { PGlite } from "@electric-sql/pglite";
import type { DatabaseGate } from "./database-gate";
import type { Host } from "./process";
import type { VirtualTime } from "./virtual-time";

type Due = { readonly next_at: Date | null; readonly lease_until: Date | null };

const hour = 3_600_000;

/**
 * When a worker would next find something, read past the product so that idle rounds need not be played. Too
 * early is harmless.
 */
export class Dues {
  private requests: Due[] = [];
  private events: Due[] = [];
  private readAt = 0;

  constructor(
    private readonly client: PGlite,
    private readonly gate: DatabaseGate,
    private readonly time: VirtualTime,
  ) {}

  /** To be called while nobody acts. */
  async refresh(): Promise<void> {
    if (!this.gate.hasChanged || !this.gate.isFree) return;
    this.gate.hasChanged = false;
    this.requests = await this.read(
      "select next_at, lease_until from refund_request where state in ('submitting','unknown','pending','requires_action')",
    );
    this.events = await this.read(
      "select next_at, null::timestamptz as lease_until from event_inbox where applied_at is null",
    );
    this.readAt = this.time.nowMilliseconds;
  }

  requestsAt(host: Host): number {
    return this.earliest(this.requests, host);
  }

  eventsAt(host: Host): number {
    return this.earliest(this.events, host);
  }

  private earliest(dues: readonly Due[], host: Host): number {
    const now = this.time.nowMilliseconds + host.wallOffsetMilliseconds;
    const instants = dues.map(({ next_at: next, lease_until: lease }) =>
      Math.max(this.sane(next, now), this.sane(lease, now)),
    );
    return Math.max(Math.min(...instants) - host.wallOffsetMilliseconds + 1, this.readAt);
  }

  /** What was written by a clock far ahead may count as due at once: it is asked for once in a while. */
  private sane(instant: Date | null, now: number): number {
    const milliseconds = instant?.getTime() ?? 0;
    return milliseconds > now + 3 * hour ? this.readAt + hour / 2 : milliseconds;
  }

  private async read(statement: string): Promise<Due[]> {
    return (await this.client.query<Due>(statement)).rows;
  }
}
