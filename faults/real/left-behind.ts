import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import type Stripe from "stripe";
import { EmbeddedEngine } from "@/lib/server/database/embedded-engine";
import { openEmbedded } from "@/lib/server/database/open-embedded";
import { readAuditExportWith } from "@/lib/server/reads/audit-export";
import { runVerifier, wholeText } from "../../integration/audit-files";
import { operatorNamed } from "../../integration/stage";
import { auditFaults } from "../checks/audit-faults";
import { type Books, type EndState, noHistory, readBooks } from "../checks/end-state";
import { moneyFaults } from "../checks/money-faults";

const clock = { now: () => new Date(), monotonicMilliseconds: () => performance.now() };

/** The books of a folder whose server is gone, read without the product's own code. */
export async function booksOf(directory: string): Promise<Books> {
  const client = await PGlite.create({ fs: new NodeFS(directory) });
  try {
    return readBooks(new EmbeddedEngine(client));
  } finally {
    await client.close();
  }
}

/** Opens the folder as the server does, exports the audit log, and lets the offline verifier judge it. */
export async function exportFaults(directory: string, into: string): Promise<string[]> {
  const { database, close } = await openEmbedded(directory);
  const file = join(into, "audit.jsonl");
  try {
    const auditor = operatorNamed("Helen", ["auditor"]);
    const whole = await readAuditExportWith({ database, clock }, auditor, { format: "jsonl" });
    await writeFile(file, await wholeText(whole));
  } finally {
    await close();
  }
  const { code, said } = await runVerifier(["--export", file]);
  return code === 0 ? [] : [`the verifier ends with ${code}: ${said.trim()}`];
}

/** What people were told, and what Stripe has: the other side of the books. */
export type Outside = Pick<EndState, "refunds" | "stripeCharges" | "forms" | "acknowledged">;

export function booksFaults(books: Books, outside: Outside): string[] {
  const end: EndState = { ...books, ...outside, ...noHistory };
  return [...moneyFaults(end), ...auditFaults(end), ...oneEach(end)];
}

/** Here no bank sends anything back and everything was settled: so each acknowledged request is one refund. */
function oneEach({ requests, refunds, acknowledged }: EndState): string[] {
  return requests.flatMap(({ id, state, refund_id: refundId }) => {
    const ours = refunds.filter(({ metadata }) => metadata?.request_id === id);
    if (state === "failed" && ours.length === 0) return [];
    const isOne = state === "succeeded" && ours.length === 1 && ours[0]?.id === refundId;
    const promised = acknowledged.has(id) ? ", which somebody was promised," : "";
    return isOne ? [] : [`${id}${promised} is ${state} and has ${ours.length} refunds at Stripe`];
  });
}

/** Each key on the wire is the one that stands in its request's row. */
export function keyFaults(books: Books, sent: readonly RecordedSend[]): string[] {
  const keys = new Map(books.requests.map(({ id, idempotency_key: key }) => [id, key]));
  return sent.flatMap(({ params, idempotencyKey }) => {
    const id = params.metadata?.request_id ?? "nobody";
    const key = keys.get(id);
    if (key === undefined) return [`a send for ${id}, of which there is no row`];
    return key === idempotencyKey ? [] : [`${id} was sent under the key ${idempotencyKey ?? "none"}`];
  });
}

/** A call that makes a refund, as the simulator recorded it. */
export type RecordedSend = {
  readonly method: string;
  readonly path: string;
  readonly params: { readonly metadata?: Readonly<Record<string, string>> };
  readonly idempotencyKey: string | null;
  readonly replayed: boolean;
};

export function isSend({ method, path }: RecordedSend): boolean {
  return method === "POST" && (path === "/v1/refunds" || /^\/v1\/charges\/[^/]+\/refund$/.test(path));
}

/** Every refund of the simulated Stripe that is there, and the charges named. */
export async function stripeSide(stripe: Stripe, chargeIds: Iterable<string>) {
  const refunds: Stripe.Refund[] = [];
  for await (const refund of stripe.refunds.list({ limit: 100 })) refunds.push(refund);
  const stripeCharges: Stripe.Charge[] = [];
  for (const id of chargeIds) stripeCharges.push(await stripe.charges.retrieve(id));
  return { refunds, stripeCharges };
}
