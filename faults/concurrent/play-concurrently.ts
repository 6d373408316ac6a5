import { money } from "@/lib/core/money/money";
import type { Operator } from "@/lib/core/operator";
import { earlierId } from "@/lib/core/refund/earlier-refund";
import { findCharge } from "@/lib/server/database/charge-rows";
import { listRequestsOfCharge } from "@/lib/server/database/request-rows";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { partOf, payment } from "../../integration/refund-requests";
import { openStage, operatorNamed, type Stage } from "../../integration/stage";
import { playLimit } from "./play-limit";

const agents = 64;
const charges = 8;
const chargeMinor = 1_000;
const askedMinor = 300;
const triesMax = 200;

type Counts = { made: number; refused: number; tries: number; broken: number };

/**
 * Layer D: 64 agents at one charge at the same time, on a real Postgres and over real HTTP, with two workers
 * beside them; nothing is simulated but Stripe. Returns false when a unit too much went out or a figure is off.
 */
export async function playConcurrently(): Promise<boolean> {
  console.log(`\nD. ${agents} agents at one charge, ${charges} charges one after another, on PostgreSQL`);
  if (process.env.TEST_POSTGRES_URL === undefined) {
    console.log("  not played: this machine has no PostgreSQL 15 or newer");
    return true;
  }
  const stage = await openStage("postgres");
  const startedAt = Date.now();
  try {
    const counts: Counts = { made: 0, refused: 0, tries: 0, broken: 0 };
    const faults: string[] = [];
    for (let number = 0; number < charges; number += 1) faults.push(...(await crowdOneCharge(stage, counts)));
    faults.push(...(await crowdOneForm(stage)), ...(await playLimit()));
    const { tries, made, refused, broken } = counts;
    console.log(`  ${tries} submits in ${Math.round((Date.now() - startedAt) / 1_000)} s:`);
    console.log(`  ${made} refunds, ${refused} refusals, ${broken} error pages; ${faults.length} faults`);
    for (const fault of faults) console.log(`  FAULT ${fault}`);
    return faults.length === 0;
  } finally {
    await stage.close();
  }
}

async function crowdOneCharge(stage: Stage, counts: Counts): Promise<string[]> {
  const chargeId = await payment(stage, chargeMinor);
  await stage.control("POST faults", {
    on: { method: "POST", path: "/v1/refunds" },
    fault: "executed_and_lost",
    times: 2,
  });
  const everybody = Array.from({ length: agents }, (_, index) =>
    seekRefund(stage, operatorNamed(`Agent${index}`), chargeId, counts),
  );
  await Promise.all(everybody);
  await settle(stage, chargeId);
  return faultsOf(stage, chargeId);
}

/** Asks until there is an answer that no other figure would change. */
async function seekRefund(stage: Stage, agent: Operator, chargeId: string, counts: Counts): Promise<void> {
  let request = partOf(chargeId, askedMinor, chargeMinor, "eur");
  for (let tries = 0; tries < triesMax; tries += 1) {
    counts.tries += 1;
    const outcome = await requestRefundWith(stage.hands, agent, request).catch(() => null);
    if (outcome === null) counts.broken += 1;
    if (outcome?.kind === "made") {
      counts.made += 1;
      return;
    }
    if (outcome?.kind === "refused") {
      const { refusal } = outcome;
      if (refusal.kind === "looks_repeated") {
        // Each of them has a reason: otherwise the first one alone would get anything.
        request = { ...request, repeat: { note: "Another part of it", of: refusal.earlier.map(earlierId) } };
        continue;
      }
      const isOver = refusal.kind !== "charge_changed" || refusal.left.amountMinor < BigInt(askedMinor);
      if (isOver && refusal.kind !== "stripe_trouble") {
        counts.refused += 1;
        return;
      }
      if (refusal.kind === "charge_changed") {
        request = { ...request, seenLeft: money(refusal.left.amountMinor, "eur") };
      }
    }
  }
}

/** One form, sent by everybody at once: one request. */
async function crowdOneForm(stage: Stage): Promise<string[]> {
  const chargeId = await payment(stage, chargeMinor);
  const request = partOf(chargeId, askedMinor, chargeMinor);
  const agent = operatorNamed("Ana");
  await Promise.all(
    Array.from({ length: agents }, () => requestRefundWith(stage.hands, agent, request).catch(() => null)),
  );
  const rows = await listRequestsOfCharge(stage.hands.database, chargeId);
  return rows.length === 1 ? [] : [`one form made ${rows.length} requests`];
}

/** Two workers at once, as two servers have them, until nothing is open any more. */
async function settle(stage: Stage, chargeId: string): Promise<void> {
  const workers = ["left", "right"].map((name) => ({ kind: "worker", name }) as const);
  const later = { ...stage.hands, clock: { ...stage.hands.clock, now: () => new Date(Date.now() + 40_000) } };
  for (let round = 0; round < 10; round += 1) {
    const rows = await listRequestsOfCharge(stage.hands.database, chargeId);
    if (rows.every(({ state }) => state !== "unknown" && state !== "submitting")) return;
    await Promise.all(workers.map((worker) => settleDue(worker, later)));
  }
}

async function faultsOf(stage: Stage, chargeId: string): Promise<string[]> {
  const { data } = await stage.dashboard.refunds.list({ charge: chargeId, limit: 100 });
  const moved = data.reduce((sum, { amount }) => sum + amount, 0);
  const row = await findCharge(stage.hands.database, chargeId);
  const requests = await listRequestsOfCharge(stage.hands.database, chargeId);
  const open = requests.filter(({ state }) => state === "unknown" || state === "submitting");
  const ids = data.map(({ metadata }) => metadata?.request_id);
  return [
    ...(moved > chargeMinor ? [`${chargeId} gave back ${moved} of ${chargeMinor}`] : []),
    ...(new Set(ids).size < ids.length ? [`${chargeId}: a request became two refunds`] : []),
    ...(row?.postedMinor === BigInt(moved)
      ? []
      : [`${chargeId}: ${row?.postedMinor} posted, ${moved} moved`]),
    ...(row?.reservedMinor === 0n ? [] : [`${chargeId}: ${row?.reservedMinor} still set aside`]),
    ...open.map(({ id, state }) => `${id} is still ${state}`),
  ];
}
