// A program of its own: walks a list of refunds through the product's own road, with its worker beside, until it is killed.
import { sql } from "drizzle-orm";
import { type Hands, hands } from "@/lib/server/hands";
import { startComparison } from "@/lib/server/jobs/compare-at-start";
import { startWorker } from "@/lib/server/jobs/worker";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { partOf } from "../../integration/refund-requests";
import { operatorNamed } from "../../integration/stage";
import type { ListRow, RowDone } from "./list-row";

const atOnce = 8;
const sampleMilliseconds = 500;

/** Rows come in the order of the list; what had been done before the last kill may come once more. */
process.on("message", (rows: readonly ListRow[]) => {
  walk([...rows]).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});

async function walk(waiting: ListRow[]): Promise<void> {
  const open = await hands();
  startWorker(open);
  startComparison(open);
  await open.comparison.over;
  setInterval(sample, sampleMilliseconds).unref();
  const agent = operatorNamed("Batch");
  const workThrough = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const { number, chargeId, attemptId, amountMinor, paidMinor } = row;
      // The same to the last letter when it is walked again: with other content it would be another request.
      const ticket = `LIST-${number}`;
      const request = { ...partOf(chargeId, amountMinor, paidMinor, "usd"), attemptId, ticket };
      const outcome = await requestRefundWith(open, agent, request);
      const isRepeat = outcome.kind === "made" && outcome.isRepeat;
      const requestId = outcome.kind === "made" ? outcome.refund.id : null;
      tell({
        kind: "row",
        number,
        requestId,
        isRepeat,
        said: outcome.kind === "made" ? "made" : outcome.refusal.kind,
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, workThrough));
  await untilSettled(open);
  tell({ kind: "end" });
}

/** Rows whose answer was lost are the worker's affair; the list is done when none waits any more. */
async function untilSettled({ database }: Hands): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const open = sql`select 1 from refund_request where state in ('submitting', 'unknown') limit 1`;
    if (rowsOf(await database.execute(open)) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function rowsOf(result: unknown): number {
  return (result as { readonly rows: readonly unknown[] }).rows.length;
}

/** Memory after the garbage is out: what is left can only be held on purpose. */
function sample(): void {
  global.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  tell({ kind: "memory", heapBytes: heapUsed + external, rssBytes: rss });
}

function tell(done: RowDone): void {
  process.send?.(done);
}
