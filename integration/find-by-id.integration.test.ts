import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSearch } from "@/lib/core/search/read-search";
import { type ExactIntent, findById, type Place } from "@/lib/server/reads/find-by-id";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { demoWorld } from "../simulator/worlds/demo";
import { demoIds } from "../simulator/worlds/demo-ids";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

function exact(typed: string): ExactIntent {
  const intent = readSearch(typed, false);
  if (!("id" in intent)) throw new Error(`${typed} is no number`);
  return intent;
}

/** An id that was not asked to be expanded. */
function textOf(reference: unknown): string {
  if (typeof reference === "string") return reference;
  throw new Error("there is no id");
}

describe("a number of any kind", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage("embedded", demoWorld);
  });
  afterAll(() => stage.close());

  async function placesOf(typed: string): Promise<readonly Place[]> {
    const asked = await findById(exact(typed), stage.hands);
    if (asked.kind === "found") return asked.value;
    throw new Error(`${typed}: ${JSON.stringify(asked)}`);
  }

  it("leads to its payment from an invoice, and from a checkout", async () => {
    const { bankTransfer, plainCard } = demoIds;
    expect(await placesOf(bankTransfer.origin ?? "")).toEqual([{ room: "charges", id: bankTransfer.charge }]);
    expect(await placesOf(plainCard.origin ?? "")).toEqual([{ room: "charges", id: plainCard.charge }]);
  });

  it("leads to its payment from a dispute, and from the money that the bank took for it", async () => {
    const { charge } = demoIds.disputedLost;
    const { data } = await stage.dashboard.disputes.list({ charge });
    const [dispute] = data;
    expect(await placesOf(dispute?.id ?? "")).toEqual([{ room: "charges", id: charge }]);
    const withdrawal = dispute?.balance_transactions[0]?.id;
    expect(await placesOf(withdrawal ?? "")).toEqual([{ room: "charges", id: charge }]);
  });

  it("leads from a balance transaction to its payment, or to the refund that was made here", async () => {
    const id = await payment(stage, 5000);
    const { balance_transaction: paid } = await stage.dashboard.charges.retrieve(id);
    expect(await placesOf(textOf(paid))).toEqual([{ room: "charges", id }]);
    const outcome = await requestRefundWith(stage.hands, operatorNamed("Ana"), partOf(id, 1000, 5000));
    if (outcome.kind !== "made") throw new Error(outcome.kind);
    const [refund] = (await stage.dashboard.refunds.list({ charge: id })).data;
    expect(await placesOf(textOf(refund?.balance_transaction))).toEqual([
      { room: "refunds", id: outcome.refund.id },
    ]);
  });

  it("that Stripe does not know is absent", async () => {
    for (const typed of ["du_1QxYz0AbCdEfGhIj", "txn_1QxYz0AbCdEfGhIj", `cs_test_${"a1".repeat(20)}`]) {
      expect(await findById(exact(typed), stage.hands)).toMatchObject({ kind: "absent" });
    }
    expect(await placesOf("in_1QxYz0AbCdEfGhIj")).toEqual([]);
  });

  it("is trouble, not absent, while Stripe does not answer", async () => {
    const on = { method: "GET", path: "/v1/invoice_payments" };
    await stage.control("POST faults", { on, fault: "permission_missing_403", times: 1 });
    expect(await findById(exact("in_1QxYz0AbCdEfGhIj"), stage.hands)).toMatchObject({
      kind: "trouble",
      trouble: { kind: "right_missing" },
    });
  });
});
