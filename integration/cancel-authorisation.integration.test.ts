import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import { audit } from "@/lib/server/database/audit-tables";
import { cancelAuthorisationWith } from "@/lib/server/workflows/cancel-authorisation";
import { demoWorld } from "../simulator/worlds/demo";
import { demoIds } from "../simulator/worlds/demo-ids";
import { payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const { charge, paymentIntent } = demoIds.uncaptured;
const ana = operatorNamed("Ana");
const cancelCall = { method: "POST", path: `/v1/payment_intents/${paymentIntent}/cancel` };

describe("an authorisation", () => {
  let stage: Stage;
  let auditedBefore = 0;

  beforeAll(async () => {
    stage = await openStage("embedded", demoWorld);
  });
  beforeEach(async () => {
    await stage.control("DELETE faults");
    await stage.control("POST reset", { world: "first" });
    auditedBefore = (await audited()).length;
  });
  afterAll(() => stage.close());

  const cancel = () => cancelAuthorisationWith(stage.hands, ana, onOurAccount(charge));

  async function audited(): Promise<string[]> {
    const rows = await stage.hands.database
      .select({ event: audit.event, actor: audit.actor })
      .from(audit)
      .where(eq(audit.object, charge))
      .orderBy(asc(audit.seq));
    return rows.map(({ event, actor }) => `${event} ${actor.startsWith("worker:") ? "worker" : "person"}`);
  }

  async function newEvents(): Promise<string[]> {
    return (await audited()).slice(auditedBefore);
  }

  async function intentStatus(): Promise<string> {
    return (await stage.dashboard.paymentIntents.retrieve(paymentIntent)).status;
  }

  it("is canceled, and the log says who wished it and what came of it", async () => {
    expect(await cancel()).toEqual({ outcome: "canceled", requestId: null });
    expect(await intentStatus()).toBe("canceled");
    expect(await newEvents()).toEqual([
      "authorisation.cancel_requested person",
      "authorisation.canceled worker",
    ]);
    expect(await cancel()).toMatchObject({ outcome: "already_released" });
  });

  it("whose answer is lost is looked for, and found canceled", async () => {
    await stage.control("POST faults", { on: cancelCall, fault: "executed_and_lost", times: 2 });
    expect(await cancel()).toMatchObject({ outcome: "canceled" });
  });

  it("of which nobody knows what came stays unknown, also in the log", async () => {
    await stage.control("POST faults", { on: cancelCall, fault: "html_502", times: 1 });
    expect(await cancel()).toMatchObject({ outcome: "unknown" });
    expect(await intentStatus()).toBe("requires_capture");
    expect(await newEvents()).toEqual([
      "authorisation.cancel_requested person",
      "authorisation.cancel_unknown worker",
    ]);
  });

  it("stands when the key lacks the right, and Stripe's number of the request is kept", async () => {
    await stage.control("POST faults", { on: cancelCall, fault: "permission_missing_403", times: 1 });
    expect(await cancel()).toMatchObject({ outcome: "refused", requestId: expect.stringMatching(/^req_/) });
    expect(await newEvents()).toContain("authorisation.cancel_refused worker");
  });

  it("that was captured meanwhile is not canceled", async () => {
    await stage.dashboard.charges.capture(charge);
    expect(await cancel()).toMatchObject({ outcome: "already_captured" });
    expect(await newEvents()).toEqual([]);
  });

  it("of an older kind is left to Stripe, and nothing is asked of a payment that is not there", async () => {
    const { id } = await stage.dashboard.charges.create({
      amount: 500,
      currency: "usd",
      source: "tok_visa",
      capture: false,
    });
    expect(await cancelAuthorisationWith(stage.hands, ana, onOurAccount(id))).toMatchObject({
      outcome: "not_here",
    });
    const captured = await payment(stage, 500);
    expect(await cancelAuthorisationWith(stage.hands, ana, onOurAccount(captured))).toMatchObject({
      outcome: "already_captured",
    });
    expect(
      await cancelAuthorisationWith(stage.hands, ana, onOurAccount("ch_3NobodyKnows1234")),
    ).toMatchObject({
      outcome: "absent",
    });
  });

  it("is nobody's to cancel without the right", async () => {
    for (const role of ["admin", "auditor"] as const) {
      const person = operatorNamed("Eve", [role]);
      await expect(cancelAuthorisationWith(stage.hands, person, onOurAccount(charge))).rejects.toThrow(
        "may not cancel",
      );
    }
    expect(await intentStatus()).toBe("requires_capture");
  });
});
