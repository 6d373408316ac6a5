import "server-only";
import { Counter, type Registry } from "prom-client";
import type { WorkerActor } from "@/lib/core/operator";
import { refusalCounts } from "@/lib/server/refusal-counts";

/** How often this server refused, by reason and account; another server on the database tells its own. */
export function addRefusals(_actor: WorkerActor, registry: Registry): void {
  const counts = refusalCounts();
  const hasAccounts = counts.some(({ account }) => account !== null);
  const counter = new Counter({
    name: "refund_console_refusals_total",
    help: "Requests and sign-ins that this server refused since it started, by reason.",
    labelNames: hasAccounts ? ["reason", "account"] : ["reason"],
    registers: [registry],
  });
  for (const { reason, account, count } of counts) {
    counter.inc(account === null ? { reason } : { reason, account }, count);
  }
}
