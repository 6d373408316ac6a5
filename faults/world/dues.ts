import type { EmbeddedEngine } from "@/lib/server/database/embedded-engine";
import type { DatabaseGate, WatchedTable } from "./database-gate";
import type { Host } from "./process";
import type { VirtualTime } from "./virtual-time";

type Due = { readonly next_at: Date | null; readonly lease_until: Date | null };
type Job = { readonly name: string; readonly last_started_at: Date; readonly lease_until: Date | null };

const hour = 3_600_000;

type OpenRequest = Due & {
  readonly state: string;
  readonly approval_due_at: Date | null;
  readonly id: string;
  readonly unknown_mode: string | null;
  readonly last_sent_at: Date | null;
};

const openRequests =
  "select id, state, approval_due_at, unknown_mode, last_sent_at, next_at, lease_until from refund_request where state in ('awaiting_approval','returned','held','approved','submitting','unknown','pending','requires_action')";
const waitingEvents =
  "select next_at, null::timestamptz as lease_until from event_inbox where applied_at is null";
const allJobs = "select name, last_started_at, lease_until from recurring_job";

/**
 * When a worker would next find something, read past the product so that idle rounds need not be played. Too
 * early is harmless.
 */
export class Dues {
  private requests: OpenRequest[] = [];
  /** Those that a second person is still to decide about. */
  private waiting: OpenRequest[] = [];
  private events: Due[] = [];
  private jobs: Job[] = [];
  private readAt = 0;

  constructor(
    private readonly engine: EmbeddedEngine,
    private readonly gate: DatabaseGate,
    private readonly time: VirtualTime,
  ) {}

  /** To be called while nobody acts. */
  refresh(): void {
    if (!this.gate.isFree) return;
    if (this.hasChanged("refund_request")) this.readRequests();
    if (this.hasChanged("event_inbox")) this.events = this.engine.query<Due>(waitingEvents).rows;
    if (this.hasChanged("recurring_job")) this.jobs = this.engine.query<Job>(allJobs).rows;
  }

  private readRequests(): void {
    const { rows } = this.engine.query<OpenRequest>(openRequests);
    this.waiting = rows.filter(({ state }) => state === "awaiting_approval" || state === "returned");
    this.requests = rows.filter((row) => !this.waiting.includes(row));
  }

  /** Whether anything waits for somebody who agrees to it, or answers a question about it. */
  get hasWaiting(): boolean {
    return this.waiting.length > 0;
  }

  /** When the next of those has waited for too long. */
  lapseAt({ wallOffsetMilliseconds: offset }: Host): number {
    const instants = this.waiting.map(({ approval_due_at: at }) => at?.getTime() ?? 0);
    return Math.max(Math.min(...instants) - offset + 1, this.readAt);
  }

  requestsAt(host: Host): number {
    return this.earliest(this.requests, host);
  }

  eventsAt(host: Host): number {
    return this.earliest(this.events, host);
  }

  /** When the next request in review was sent last so long ago; infinite when each of them was `looked` at. */
  reviewAt(afterMilliseconds: number, looked: ReadonlySet<string>): number {
    const waiting = this.requests.filter((one) => one.unknown_mode === "review" && !looked.has(one.id));
    return Math.min(...waiting.map((one) => (one.last_sent_at?.getTime() ?? 0) + afterMilliseconds));
  }

  /** The requests in review that were sent last so long ago. */
  reviews(afterMilliseconds: number): string[] {
    const latest = this.time.nowMilliseconds - afterMilliseconds;
    return this.requests.flatMap(({ id, unknown_mode: mode, last_sent_at: at }) =>
      mode === "review" && (at?.getTime() ?? 0) <= latest ? [id] : [],
    );
  }

  /** When a job may be taken again, by how often it runs and how long it may take; at once when it never ran. */
  jobAt(
    { name, every, lease }: { readonly name: string; readonly every: number; readonly lease: number },
    { wallOffsetMilliseconds: offset }: Host,
  ): number {
    const job = this.jobs.find((one) => one.name === name);
    if (!job) return this.readAt;
    const now = this.time.nowMilliseconds + offset;
    const started = job.last_started_at.getTime();
    // What began in the future was stamped by a clock that ran ahead.
    const nextAt = started > now ? 0 : started + every;
    const leftAt = job.lease_until?.getTime() ?? 0;
    return Math.max(Math.max(nextAt, leftAt > now + lease ? 0 : leftAt) - offset + 1, this.readAt);
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

  private hasChanged(table: WatchedTable): boolean {
    if (!this.gate.changed.delete(table)) return false;
    this.readAt = this.time.nowMilliseconds;
    return true;
  }
}
