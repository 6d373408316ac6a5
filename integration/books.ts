import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import type { WorkerActor } from "@/lib/core/operator";
import { attentionCase } from "@/lib/server/database/attention-tables";
import { audit } from "@/lib/server/database/audit-tables";
import { changeCharge, findCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { changeRequest, findRequest } from "@/lib/server/database/request-rows";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { partOf } from "./refund-requests";
import { operatorNamed, type Stage } from "./stage";

export const worker: WorkerActor = { kind: "worker", name: "books-test" };
export const ana = operatorNamed("Ana");

export async function made({ hands }: Stage, charge: string, asked: number, seen: number): Promise<string> {
  const outcome = await requestRefundWith(hands, ana, partOf(charge, asked, seen));
  if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
  return outcome.refund.id;
}

/** A request whose first send never arrived. */
export async function lostSend(stage: Stage, charge: string): Promise<string> {
  const on = { method: "POST", path: "/v1/refunds" };
  await stage.control("POST faults", { on, fault: "html_502", times: 1 });
  return made(stage, charge, 1000, 4900);
}

/** Makes a request due now and lets the worker do one round. */
export async function drive({ hands }: Stage, requestId: string) {
  await changeRequest(hands.database, requestId, { nextAt: new Date(0), leaseUntil: null });
  await settleDue(worker, hands);
  return findRequest(hands.database, requestId);
}

export async function look({ hands }: Stage, charge: string): Promise<void> {
  expect(await lookAtCharge(worker, onOurAccount(charge), hands)).toBe("seen");
}

export function rowOf({ hands }: Stage, charge: string) {
  return findCharge(hands.database, charge);
}

/** Changes a charge's row past the product. */
export function breakFigure({ hands }: Stage, charge: string, change: object) {
  return inTransaction(hands.database, (transaction) => changeCharge(transaction, charge, change));
}

export function casesOf({ hands }: Stage, charge: string) {
  return hands.database.select().from(attentionCase).where(eq(attentionCase.chargeId, charge));
}

export async function eventsOf({ hands }: Stage, object: string): Promise<string[]> {
  const rows = await hands.database.select().from(audit).where(eq(audit.object, object));
  return rows.map(({ event }) => event);
}

/** Stopped for this reason, with one case about it and one entry in the audit log. */
export async function expectStopped(stage: Stage, charge: string, why: string): Promise<void> {
  expect(await rowOf(stage, charge)).toMatchObject({ blockedWhy: expect.stringContaining(why) });
  const cases = (await casesOf(stage, charge)).filter(({ kind }) => kind === "books_disagree");
  expect(cases).toHaveLength(1);
  expect(cases[0]?.facts.why).toContain(why);
  const stops = (await eventsOf(stage, charge)).filter((event) => event === "charge.stopped");
  expect(stops).toHaveLength(1);
}
