import "server-only";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { WorkerActor } from "@/lib/core/operator";
import {
  countAuditRows,
  countCasesByKind,
  countOpenRequests,
  countRecentRequests,
  countWebhooks,
  type Figure,
  listJobEnds,
  longestFoundAfter,
} from "@/lib/server/database/figures";
import { listTieOuts } from "@/lib/server/database/tie-out-rows";
import { accountKey, inEveryAccount } from "@/lib/server/environment";
import { type Hands, hands } from "@/lib/server/hands";
import { oncePerProcess } from "@/lib/server/once-per-process";
import { addRefusals } from "./refusal-figures";

/** Whoever watches the installation by its figures. */
export const scraper: WorkerActor = { kind: "worker", name: "Metrics" };

const dayMilliseconds = 86_400_000;

/** Figures as text of the Prometheus exposition format 0.0.4; no name, number of a payment or other personal data. */
export async function readMetrics(actor: WorkerActor): Promise<{ contentType: string; text: string }> {
  const registry = new Registry();
  await inEveryAccount(async () => addFigures(actor, await hands(), registry, accountKey()));
  addRefusals(actor, registry);
  const text = `${await registry.metrics()}\n${await ofThisProcess().metrics()}`;
  return { contentType: Registry.PROMETHEUS_CONTENT_TYPE, text };
}

type FigureHands = Pick<Hands, "database" | "clock" | "livemode">;

/** The figures of one account: every server on its database tells the same. */
export async function readFiguresWith(actor: WorkerActor, open: FigureHands): Promise<string> {
  const registry = new Registry();
  await addFigures(actor, open, registry, null);
  return registry.metrics();
}

/** @param account what the figures carry as a label; null with one account, which needs none */
async function addFigures(
  _actor: WorkerActor,
  { database, clock, livemode }: FigureHands,
  registry: Registry,
  account: string | null,
): Promise<void> {
  const now = clock.now();
  const [open, recent, cases, webhooks, jobs, auditRows, [tieOut], foundAfter] = await Promise.all([
    countOpenRequests(database, livemode),
    countRecentRequests(database, livemode, new Date(now.getTime() - dayMilliseconds)),
    countCasesByKind(database, livemode),
    countWebhooks(database),
    listJobEnds(database),
    countAuditRows(database),
    listTieOuts(database, livemode, 1),
    longestFoundAfter(database, livemode),
  ]);
  const board = new Board(now, registry, account === null ? {} : { account });
  board.counts("open_requests", "Refund requests that are not settled, by state.", "state", open);
  board.ages(
    "oldest_open_request",
    "Since the oldest request in this state was asked or sent.",
    "state",
    open,
  );
  board.counts("requests_of_24_hours", "Requests of the last 24 hours, by state now.", "state", recent);
  board.figure(
    "longest_found_after_seconds",
    "The longest that Stripe took to make a refund after its last send, of those that a look found: under 25 hours.",
    foundAfter,
  );
  board.counts("open_cases", "Cases that need a person, by kind.", "kind", cases);
  board.ages("oldest_open_case", "Since the oldest case of this kind was opened.", "kind", cases);
  board.figure("webhooks_waiting", "Webhooks that are kept and not followed yet.", webhooks.waiting);
  board.age("oldest_webhook_waiting", "Since the oldest of them came in.", webhooks.oldestAt);
  board.instant("last_webhook", "When a webhook came in last.", webhooks.lastAt);
  board.instants("job_ended", "When a recurring job ended last.", "job", jobs);
  board.figure("audit_rows", "Rows of the audit log.", Number(auditRows));
  board.instant("tie_out_ended", "When the books were compared last.", tieOut?.endedAt ?? null);
  board.figure("tie_out_differences", "Refunds that differ there.", tieOut?.differences.length ?? null);
  board.amounts(
    "tie_out_unexplained_minor_units",
    "Unexplained there, in minor units of the currency.",
    // The format knows floating-point numbers only; nothing reads these back.
    (tieOut?.lines ?? []).map((line) => [line.currency, Number(line.unexplainedMinor)]),
  );
}

/** Memory, processor time and the delay of the event loop. */
function ofThisProcess(): Registry {
  return oncePerProcess("metrics", () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return registry;
  });
}

/** Gauges of one moment, all of them named after the product; what is unknown is left out rather than zero. */
class Board {
  readonly #now: Date;
  readonly #registry: Registry;
  readonly #labels: Readonly<Record<string, string>>;

  constructor(now: Date, registry: Registry, labels: Readonly<Record<string, string>>) {
    this.#now = now;
    this.#registry = registry;
    this.#labels = labels;
  }

  counts(name: string, help: string, label: string, all: readonly Pick<Figure, "name" | "count">[]): void {
    const gauge = this.#gauge(name, help, [label]);
    for (const one of all) gauge.set({ [label]: one.name, ...this.#labels }, one.count);
  }

  ages(name: string, help: string, label: string, all: readonly Figure[]): void {
    const gauge = this.#gauge(`${name}_age_seconds`, help, [label]);
    for (const one of all)
      if (one.oldestAt) gauge.set({ [label]: one.name, ...this.#labels }, this.#secondsSince(one.oldestAt));
  }

  age(name: string, help: string, at: Date | null): void {
    this.figure(`${name}_age_seconds`, help, at && this.#secondsSince(at));
  }

  instants(
    name: string,
    help: string,
    label: string,
    all: readonly { name: string; endedAt: Date | null }[],
  ): void {
    const gauge = this.#gauge(`${name}_timestamp_seconds`, help, [label]);
    for (const one of all)
      if (one.endedAt) gauge.set({ [label]: one.name, ...this.#labels }, one.endedAt.getTime() / 1000);
  }

  instant(name: string, help: string, at: Date | null): void {
    this.figure(`${name}_timestamp_seconds`, help, at && at.getTime() / 1000);
  }

  amounts(name: string, help: string, all: readonly (readonly [currency: string, amount: number])[]): void {
    const gauge = this.#gauge(name, help, ["currency"]);
    for (const [currency, amount] of all) gauge.set({ currency, ...this.#labels }, amount);
  }

  figure(name: string, help: string, value: number | null): void {
    if (value !== null) this.#gauge(name, help, []).set({ ...this.#labels }, value);
  }

  #gauge(name: string, help: string, labelNames: readonly string[]): Gauge {
    const whole = `refund_console_${name}`;
    const known = this.#registry.getSingleMetric(whole);
    if (known instanceof Gauge) return known;
    const labels = [...labelNames, ...Object.keys(this.#labels)];
    return new Gauge({ name: whole, help, labelNames: labels, registers: [this.#registry] });
  }

  #secondsSince(at: Date): number {
    return Math.max(0, (this.#now.getTime() - at.getTime()) / 1000);
  }
}
