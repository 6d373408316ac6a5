import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WorkerActor } from "@/lib/core/operator";
import type { TieOutWindow } from "@/lib/core/tie-out/tie-out-window";
import { attentionCase, tieOut as tieOutTable } from "@/lib/server/database/attention-tables";
import { audit } from "@/lib/server/database/audit-tables";
import { recurringJob } from "@/lib/server/database/job-tables";
import { refundRequest } from "@/lib/server/database/tables";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { listTieOuts } from "@/lib/server/database/tie-out-rows";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { tieOut } from "@/lib/server/workflows/tie-out";
import { tieOutNightly } from "@/lib/server/workflows/tie-out-nightly";
import { hearLog } from "./hear-log";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker: WorkerActor = { kind: "worker", name: "tie-out-test" };
const day = 86_400_000;

/** Yesterday, today and the days until a clock that was moved. */
function thisWeek(): TieOutWindow {
  return { from: new Date(Date.now() - day), to: new Date(Date.now() + 7 * day) };
}

describe.each(databases)("the tie-out, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind);
      await stage.control("POST settlement", { currency: "gbp", settlesIn: "eur", exchangeRate: 1.17185 });
    });
    beforeEach(() => stage.hands.database.delete(recurringJob));
    afterAll(() => stage.close());

    async function refundHere(
      charge: string,
      amount: number,
      paid: number,
      currency = "eur",
    ): Promise<string> {
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, amount, paid, currency));
      if (outcome.kind !== "made") throw new Error(`not made: ${JSON.stringify(outcome)}`);
      return outcome.refund.refundId ?? "";
    }

    async function payWith(source: string, amount: number): Promise<string> {
      return (await stage.dashboard.charges.create({ amount, currency: "eur", source })).id;
    }

    async function compare() {
      const end = await tieOut(worker, stage.hands, thisWeek());
      if (end.kind !== "done") throw new Error(end.kind);
      return end.result;
    }

    function cases() {
      return stage.hands.database
        .select()
        .from(attentionCase)
        .where(eq(attentionCase.kind, "tie_out_unexplained"));
    }

    it("leaves nothing unexplained in a busy world without any webhook", async () => {
      await refundHere(await payment(stage, 5000), 1000, 5000);
      await refundHere(await payment(stage, 5000, "jpy"), 1200, 5000, "jpy");
      await refundHere(await payment(stage, 9999, "gbp"), 3333, 9999, "gbp");
      await stage.dashboard.refunds.create({ charge: await payment(stage, 8000), amount: 800 });
      await refundHere(await payWith("tok_pendingRefund", 4000), 400, 4000);
      await refundHere(await payWith("tok_refundFail", 6000), 600, 6000);
      await stage.control("POST clock", { advanceSeconds: 60 });
      const failed = await refundHere(await payment(stage, 7000), 700, 7000);
      await stage.control("POST refunds", { refund: failed, becomes: "failed", failureReason: "declined" });
      await partlyCaptured(stage);
      const { sums, differences } = await compare();
      expect(differences).toEqual([]);
      const eur = sums.find(({ currency }) => currency === "eur");
      expect(sums.map(({ currency }) => currency)).toEqual(["eur", "gbp", "jpy"]);
      expect(eur).toMatchObject({ ledgerMinor: eur?.refundsMinor, unexplainedMinor: 0n });
      expect(eur?.balanceMinor).toBe((eur?.refundsMinor ?? 0n) - (eur?.waitingMinor ?? 0n));
      expect(sums[1]).toMatchObject({ ledgerMinor: 3333n, balanceMinor: 3333n });
    });

    it("tells of a row that was changed past the product, opens one case, and closes it once it is healed", async () => {
      const { database } = stage.hands;
      const refundId = await refundHere(await payment(stage, 5000), 1000, 5000);
      const ours = eq(refundRequest.refundId, refundId);
      await database.update(refundRequest).set({ movedMinor: 900n }).where(ours);
      const found = [{ refundId, unexplainedMinor: 100n, why: "books_differ" }];
      expect((await compare()).differences).toMatchObject(found);
      expect((await compare()).differences).toMatchObject(found);
      expect(await cases()).toMatchObject([
        { subject: "books_test", outcome: null, facts: { unexplained: "100 eur" } },
      ]);
      await database.update(refundRequest).set({ movedMinor: 1000n }).where(ours);
      expect((await compare()).differences).toEqual([]);
      expect(await cases()).toMatchObject([{ outcome: "settled_by_itself" }]);
    });

    it("finds a refund whose row was lost, and one that Stripe does not know", async () => {
      const { database } = stage.hands;
      const charge = await payment(stage, 5000);
      const refundId = await refundHere(charge, 1000, 5000);
      const ours = eq(refundRequest.chargeId, charge);
      await database.update(refundRequest).set({ refundId: "re_nobodyKnowsThisOne" }).where(ours);
      // The look counts Stripe's refund as made elsewhere, so that what is left of the charge stays right.
      expect((await compare()).differences).toMatchObject([
        { refundId: "re_nobodyKnowsThisOne", unexplainedMinor: 1000n, why: "not_at_stripe" },
      ]);
      await database.execute(sql`delete from external_refund where refund_id = ${refundId}`);
      await database.update(refundRequest).set({ refundId }).where(ours);
      expect((await compare()).differences).toEqual([]);
    });

    it("calls nothing unexplained that could not be looked at, and compares it the next time", async () => {
      const { id, charge } = await refundInDashboard(stage);
      const path = `/v1/charges/${charge}`;
      await stage.control("POST faults", { on: { method: "GET", path }, fault: "html_502", times: 1 });
      const end = await tieOut(worker, stage.hands, thisWeek());
      expect(end).toMatchObject({ kind: "trouble", trouble: { message: expect.stringContaining(charge) } });
      expect((await cases()).filter(({ facts }) => JSON.stringify(facts).includes(id))).toEqual([]);
      expect(await compare()).toMatchObject({ differences: [] });
    });

    it("writes what it found beside its row in the audit log, in one transaction", async () => {
      const { database } = stage.hands;
      const end = await tieOut(worker, stage.hands, thisWeek());
      if (end.kind !== "done") throw new Error(end.kind);
      const [row] = await database.select().from(tieOutTable).where(eq(tieOutTable.id, end.id));
      expect(row?.lines.map(({ unexplainedMinor }) => unexplainedMinor)).toEqual(["0", "0", "0"]);
      const entries = await database.select().from(audit).where(eq(audit.object, end.id));
      expect(entries).toMatchObject([{ event: "tie_out.done" }]);
    });

    it("runs once a night, and is made up for when Stripe did not answer", async () => {
      const { database } = stage.hands;
      const heard = hearLog();
      const before = (await database.select().from(tieOutTable)).length;
      const path = "/v1/balance_transactions";
      await stage.control("POST faults", { on: { method: "GET", path }, fault: "html_502", times: 1 });
      const at = (hours: number) => {
        const now = () => new Date(Date.now() + hours * 3_600_000);
        return { ...stage.hands, clock: { ...stage.hands.clock, now } };
      };
      for (const hours of [0, 0.5, 1.1, 2.2, 3.3]) await tieOutNightly(worker, at(hours));
      const rows = await database.select().from(tieOutTable);
      // Midnight may fall into these hours, and then it is two nights.
      expect([1, 2]).toContain(rows.length - before);
      expect(await listTieOuts(database, false, 1)).toMatchObject([{ differences: [] }]);
      expect(heard).toEqual([expect.stringContaining("could not be compared")]);
    });
  });
});

/** Nobody here has heard of it yet. */
async function refundInDashboard({ dashboard }: Stage): Promise<{ id: string; charge: string }> {
  const { id: charge } = await dashboard.charges.create({ amount: 900, currency: "eur", source: "tok_visa" });
  const { id } = await dashboard.refunds.create({ charge, amount: 300 });
  return { id, charge };
}

/** Only a part is captured: what was released shows as a refund for which no money moves. */
async function partlyCaptured({ dashboard }: Stage): Promise<void> {
  const { id } = await dashboard.charges.create({
    amount: 5000,
    currency: "eur",
    source: "tok_visa",
    capture: false,
  });
  await dashboard.charges.capture(id, { amount: 3000 });
}
