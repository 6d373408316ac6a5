import type Stripe from "stripe";
import type { WorkerActor } from "@/lib/core/operator";
import { findCharge } from "@/lib/server/database/charge-rows";
import { listRequestsOfCharge, type RequestRow } from "@/lib/server/database/request-rows";
import type { Hands } from "@/lib/server/hands";
import { driveRefund } from "@/lib/server/workflows/drive-refund";
import { type RequestOutcome, requestRefundWith } from "@/lib/server/workflows/request-refund";
import { partOf, payment, wholeOf } from "../../integration/refund-requests";
import { operatorNamed, type Stage } from "../../integration/stage";
import type { Cell, Struck } from "./cells";
import type { HostileServer } from "./hostile-server";

const paidMinor = 5_000;
const askedMinor = 1_000;
const settleRounds = 4;
const worker: WorkerActor = { kind: "worker", name: "settle-test" };

/**
 * A look may take 10 s and a send 20 s, the SDK may repeat each once over a closed connection, and some time is the
 * machine's.
 */
export const deadlineMilliseconds = 45_000;

/** What one cell came to. */
export type Verdict = {
  readonly cell: Cell;
  /** What was told at once, and what it came to. */
  readonly concluded: string;
  readonly milliseconds: number;
  readonly faults: readonly string[];
};

export type ChaosStage = { readonly stage: Stage; readonly hostile: HostileServer; readonly hands: Hands };

const paths: Readonly<
  Record<Struck, { readonly method: string; readonly path: RegExp; readonly times: number }>
> = {
  "look at charge": { method: "GET", path: /^\/v1\/charges\//, times: 2 },
  "look at refunds": { method: "GET", path: /^\/v1\/refunds\?/, times: 2 },
  // Twice, because the SDK repeats a closed connection by itself.
  part: { method: "POST", path: /^\/v1\/refunds/, times: 2 },
  "first try": { method: "POST", path: /^\/v1\/refunds/, times: 1 },
  whole: { method: "POST", path: /^\/v1\/charges\/.*\/refund/, times: 2 },
  "second send": { method: "POST", path: /^\/v1\/refunds/, times: 2 },
};

/** Asks for one refund while the call is struck, lets the trouble end, settles, and judges. */
export async function playCell(open: ChaosStage, cell: Cell): Promise<Verdict> {
  const { stage, hostile, hands } = open;
  const chargeId = await payment(stage, paidMinor);
  const isWhole = cell.struck === "whole";
  const request = isWhole ? wholeOf(chargeId, paidMinor) : partOf(chargeId, askedMinor, paidMinor);
  const isSecond = cell.struck === "second send";
  if (isSecond) hostile.setTrap({ chargeId, ...paths.part, behave: async ({ socket }) => void socket.end() });
  else hostile.setTrap({ chargeId, ...paths[cell.struck], behave: cell.behave });
  const begunAt = performance.now();
  const told = await inTime(requestRefundWith(hands, operatorNamed("Ana"), request));
  if (isSecond) {
    hostile.setTrap({ chargeId, ...paths[cell.struck], behave: cell.behave });
    await inTime(driveOnce(hands, chargeId));
  }
  const milliseconds = performance.now() - begunAt;
  hostile.clearTraps(chargeId);
  const atOnce = await lookAround(open, chargeId);
  for (let round = 0; round < settleRounds && isOpen(await rowOf(hands, chargeId)); round += 1) {
    await driveOnce(hands, chargeId);
  }
  const after = await lookAround(open, chargeId);
  const faults = [
    ...(told === "never" ? [`did not end within ${deadlineMilliseconds / 1_000} s`] : []),
    ...faultsOf(atOnce, told),
    ...faultsOf(after, told),
    ...endFaults(after, chargeId),
  ];
  return {
    cell,
    concluded: `${wordsOf(told)} → ${stateOf(after)}`,
    milliseconds,
    faults: [...new Set(faults)],
  };
}

/** Our books, Stripe's, and the wire, about one charge. */
type Around = {
  readonly row: RequestRow | null;
  readonly refunds: readonly Stripe.Refund[];
  readonly keys: readonly (string | null)[];
  readonly reservedMinor: bigint;
  readonly postedMinor: bigint;
  readonly externalMinor: bigint;
};

async function lookAround({ stage, hostile, hands }: ChaosStage, chargeId: string): Promise<Around> {
  const { data: refunds } = await stage.dashboard.refunds.list({ charge: chargeId, limit: 100 });
  const figures = await findCharge(hands.database, chargeId);
  const { reservedMinor = 0n, postedMinor = 0n, externalMinor = 0n } = figures ?? {};
  const keys = hostile.sendsFor(chargeId).map(({ key }) => key);
  return { row: await rowOf(hands, chargeId), refunds, keys, reservedMinor, postedMinor, externalMinor };
}

async function rowOf({ database }: Hands, chargeId: string): Promise<RequestRow | null> {
  return (await listRequestsOfCharge(database, chargeId))[0] ?? null;
}

async function driveOnce(hands: Hands, chargeId: string): Promise<void> {
  const row = await rowOf(hands, chargeId);
  if (row) await driveRefund(worker, row, hands);
}

function isOpen(row: RequestRow | null): boolean {
  return row !== null && ["submitting", "unknown"].includes(row.state);
}

/** What must hold at any time. */
function faultsOf({ row, refunds, keys }: Around, told: RequestOutcome | "never"): string[] {
  const [refund] = refunds;
  const isProven =
    refund !== undefined && refund.id === row?.refundId && refund.metadata?.request_id === row.id;
  return [
    ...(refunds.length > 1 ? [`became ${refunds.length} refunds`] : []),
    ...(row?.state === "failed" && refunds.length > 0 ? ["is called failed, and money moved"] : []),
    ...(row?.state === "succeeded" && !isProven ? ["is called done without proof"] : []),
    ...(new Set(keys).size > 1 ? [`went out under ${new Set(keys).size} keys`] : []),
    ...(row === null && keys.length > 0 ? ["was sent without a row"] : []),
    ...(told !== "never" && told.kind === "refused" && row !== null && told.refusal.kind === "stripe_trouble"
      ? ["was refused, and has a row"]
      : []),
  ];
}

/** What must hold once the trouble is over: money that moved is known to have moved, and the sums agree. */
function endFaults(
  { row, refunds, reservedMinor, postedMinor, externalMinor }: Around,
  chargeId: string,
): string[] {
  if (row === null) return [];
  const moved = refunds.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const isWaiting = isOpen(row);
  const isRight = isWaiting
    ? reservedMinor === row.amountMinor
    : reservedMinor === 0n && postedMinor === moved;
  const figures = `${chargeId}: ${reservedMinor} set aside, ${postedMinor} moved, Stripe moved ${moved}`;
  return [
    ...(isRight && externalMinor === 0n ? [] : [figures]),
    ...(moved > 0n && row.state !== "succeeded" ? [`is ${row.state} in the end, and money moved`] : []),
    ...(isWaiting && row.unknownMode !== "watch" && row.unknownMode !== "review" ? ["is stuck"] : []),
  ];
}

async function inTime<Result>(work: Promise<Result>): Promise<Result | "never"> {
  let timer: NodeJS.Timeout | undefined;
  const never = new Promise<"never">((resolve) => {
    timer = setTimeout(() => resolve("never"), deadlineMilliseconds);
  });
  return Promise.race([work, never]).finally(() => clearTimeout(timer));
}

function wordsOf(told: RequestOutcome | "never"): string {
  if (told === "never") return "no end";
  if (told.kind === "refused") return told.refusal.kind;
  return told.refund.state;
}

function stateOf({ row, refunds }: Around): string {
  const mode = row?.state === "unknown" ? ` (${row.unknownMode ?? "no mode"})` : "";
  return `${row?.state ?? "no row"}${mode}, ${refunds.length === 0 ? "nothing moved" : "moved once"}`;
}
