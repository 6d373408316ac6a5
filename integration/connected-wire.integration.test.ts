import { afterEach, describe, expect, it } from "vitest";
import type { ChargePlace } from "@/lib/core/charge/connected-account";
import { openMetadata } from "@/lib/core/refund/metadata-edit";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { renewPages } from "@/lib/server/database/open-pages";
import { changeRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { metadataHash } from "@/lib/server/metadata-hash";
import { readApprovalPageWith } from "@/lib/server/reads/approval-page";
import { readChargeChecks } from "@/lib/server/reads/charge-checks";
import { readChargePage } from "@/lib/server/reads/charge-page";
import { readOrderAnswerWith } from "@/lib/server/reads/order-answer";
import { readRefundPage } from "@/lib/server/reads/refund-page";
import { readSearchPage } from "@/lib/server/reads/search-page";
import { cancelRefundWith } from "@/lib/server/workflows/after/cancel-refund";
import { changeMetadataWith } from "@/lib/server/workflows/after/change-metadata";
import { approveRefundWith } from "@/lib/server/workflows/approval/approve-refund";
import { cancelAuthorisationWith } from "@/lib/server/workflows/cancel-authorisation";
import { catchUpOnEvents } from "@/lib/server/workflows/catch-up-on-events";
import { lookAtOpenCharges } from "@/lib/server/workflows/look-at-open-charges";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { settleEvents } from "@/lib/server/workflows/settle-events";
import { sweepRefunds } from "@/lib/server/workflows/sweep-refunds";
import { tieOut } from "@/lib/server/workflows/tie-out";
import { demoIds } from "../simulator/worlds/demo-ids";
import { ana, mira } from "./approvals-stage";
import { allCalls, deliver, directPart, directWhole, lumen, worker } from "./connected-stage";
import { everyCall, isList, kindOf, lists, ofAccounts, worldOn } from "./connected-wire-calls";
import { eurosOfAgents, setLimits } from "./limits-stage";
import { openStage, type Stage } from "./stage";
import { standIn } from "./stand-in";

const day = 86_400_000;

const words = { locale: "en-IE", language: null };

async function search(text: string) {
  return readSearchPage(ana, { text, before: "", account: null }, "en-IE");
}

async function leftOf(place: ChargePlace): Promise<number> {
  const page = await readChargePage(ana, place, "en-IE");
  if (page.kind !== "found") throw new Error(page.kind);
  return Number(page.view.figures.leftMinor);
}

describe.each(databases)("the calls about a charge, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("at the wire", () => {
    let stage: Stage;
    afterEach(() => stage.close());

    /** Every act and every look that the console has for payments of one account. */
    async function wholeLifeOn(connectedAccount: string | null): Promise<void> {
      const { hands, dashboard } = stage;
      const options = connectedAccount === null ? {} : { stripeAccount: connectedAccount };
      const placeOf = (chargeId: string): ChargePlace => ({ chargeId, connectedAccount });
      const place = placeOf(demoIds.plainCard.charge);
      const { chargeId } = place;
      const atAccount = connectedAccount === null ? {} : { account: connectedAccount };
      await stage.control("POST disputes", { charge: chargeId, inquiry: true, ...atAccount });
      await stage.control("DELETE requests");

      // Found by each of its numbers, shown before our books know it, and followed while it stands open.
      for (const id of [chargeId, demoIds.plainCard.paymentIntent, demoIds.plainCard.origin ?? ""]) {
        const typed = connectedAccount === null ? id : `${connectedAccount} ${id}`;
        expect(await search(typed)).toMatchObject({ kind: "go" });
      }
      const page = await readChargePage(ana, place, "en-IE");
      if (page.kind !== "found") throw new Error(page.kind);
      await readChargeChecks(ana, page.view);
      await readOrderAnswerWith(hands, ana, place);
      const { issuer, subject, name } = ana;
      await renewPages(hands.database, [{ id: "a page", ...place, issuer, subject, name }]);
      await lookAtOpenCharges(worker, hands);

      // Sent and answered; sent with a lost answer; sent anew; above a limit, and approved; whole.
      const made = await refund(directPart(place, 1_000, 8_900));
      await lose("executed_and_lost");
      await settle(await refund(directPart(place, 1_100, 7_900)));
      await lose("dropped_before");
      await settle(await refund(directPart(place, 1_200, 6_800)));
      const waiting = await refund(directPart(place, 2_000, 5_600));
      const shown = await readApprovalPageWith(hands, mira, waiting.id, "en-IE");
      const seenSha256 = shown?.shownSha256 ?? "";
      const asked = { requestId: waiting.id, seenSha256, words: "" };
      expect(await approveRefundWith(hands, mira, asked)).toMatchObject({
        kind: "done",
        row: { state: "succeeded" },
      });
      const whole = placeOf(demoIds.chf.charge);
      expect(await refund(directWhole(whole, await leftOf(whole), "chf"))).toMatchObject({
        state: "succeeded",
      });

      // Afterwards: its story, its metadata, its cancellation; and that of an authorisation.
      const refundId = made.refundId ?? "";
      expect(await readRefundPage(ana, made.id, null, words)).toMatchObject({ kind: "found" });
      const { metadata } = await dashboard.refunds.retrieve(refundId, {}, options);
      const seen = metadataHash(openMetadata(metadata ?? {}));
      const edit = { refundId, connectedAccount, seen, metadata: { order: "A-1" } };
      expect(await changeMetadataWith(hands, ana, edit)).toMatchObject({ kind: "changed" });
      const waits = await dashboard.refunds.create({ charge: demoIds.konbini.charge, amount: 500 }, options);
      expect(await cancelRefundWith(hands, ana, { refundId: waits.id, connectedAccount })).toMatchObject({
        outcome: "canceled",
      });
      const uncaptured = placeOf(demoIds.uncaptured.charge);
      expect(await cancelAuthorisationWith(hands, ana, uncaptured)).toMatchObject({ outcome: "canceled" });

      // Made elsewhere, told by a webhook, by the list of events, by the sweep and by the tie-out.
      const outside = await dashboard.refunds.create({ charge: chargeId, amount: 100 }, options);
      await deliver(stage, chargeId, connectedAccount);
      await settleEvents(worker, hands);
      expect(await readRefundPage(ana, outside.id, null, words)).toMatchObject({ kind: "external" });
      expect(await search(outside.id)).toEqual({ kind: "go", address: `/charges/${chargeId}` });
      const elsewhere = demoIds.sek.charge;
      for (const job of [catchUpOnEvents, sweepRefunds]) {
        await dashboard.refunds.create({ charge: elsewhere, amount: 1_100 }, options);
        await job(worker, hands);
      }
      await dashboard.refunds.create({ charge: elsewhere, amount: 1_200 }, options);
      const span = { from: new Date(Date.now() - day), to: new Date(Date.now() + day) };
      expect(await tieOut(worker, hands, span)).toMatchObject({ kind: "done", result: { differences: [] } });
    }

    async function refund(request: RefundRequest) {
      const outcome = await requestRefundWith(stage.hands, ana, request);
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      return outcome.refund;
    }

    const lose = (fault: string) =>
      stage.control("POST faults", { on: { method: "POST", path: "/v1/refunds" }, fault, times: 2 });

    async function settle({ id, state }: { readonly id: string; readonly state: string }): Promise<void> {
      expect(state).toBe("unknown");
      await stage.control("DELETE faults");
      await changeRequest(stage.hands.database, id, { nextAt: new Date(0), leaseUntil: null });
      await settleDue(worker, stage.hands);
    }

    it.each([
      ["of a connected account all name it", lumen],
      ["of our own account name none", null],
    ])("%s", async (_name, connectedAccount) => {
      stage = await openStage(kind, () => worldOn(connectedAccount));
      standIn(stage.hands);
      await setLimits(stage, eurosOfAgents({ perRefund: 1_500n }));
      await wholeLifeOn(connectedAccount);
      const calls = (await allCalls(stage)).filter(({ path }) => !ofAccounts.includes(path));
      expect([...new Set(calls.map(kindOf))].toSorted()).toEqual(everyCall);
      const others = calls.filter(({ stripeAccount }) => stripeAccount !== connectedAccount);
      expect(others.filter((call) => !isList(call)).map(kindOf)).toEqual([]);
      for (const list of lists) {
        const there = calls.filter((call) => isList(call) && call.path === list && !others.includes(call));
        expect(there.length).toBeGreaterThan(0);
      }
    });
  });
});
