import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import { consoleActor } from "@/lib/core/operator";
import { openMetadata } from "@/lib/core/refund/metadata-edit";
import { findCharge } from "@/lib/server/database/charge-rows";
import { readStory } from "@/lib/server/database/read-story";
import { findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { metadataHash } from "@/lib/server/metadata-hash";
import { cancelRefundWith } from "@/lib/server/workflows/after/cancel-refund";
import { changeMetadataWith } from "@/lib/server/workflows/after/change-metadata";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { demoWorld } from "../simulator/worlds/demo";
import { demoIds } from "../simulator/worlds/demo-ids";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const { charge } = demoIds.bankTransfer;
const left = 380_000;

describe.each(databases)("a refund after its creation on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind, demoWorld);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    /** A refund of a bank transfer, which waits until the customer names an account. */
    async function waiting(amount: number) {
      const { data } = await stage.dashboard.refunds.list({ charge, limit: 100 });
      const live = data.filter(({ status }) => status !== "canceled" && status !== "failed");
      const seen = left - live.reduce((sum, one) => sum + one.amount, 0);
      const request = { ...partOf(charge, amount, seen), metadata: { order: "A-1", note: "first" } };
      const outcome = await requestRefundWith(stage.hands, ana, request);
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      expect(outcome.refund.state).toBe("requires_action");
      return { requestId: outcome.refund.id, refundId: outcome.refund.refundId ?? "" };
    }

    const events = async (object: string) =>
      (await readStory(stage.hands.database, object)).map(({ event }) => event);

    it("is canceled while it waits for the customer, and the books give the amount back", async () => {
      const { requestId, refundId } = await waiting(10_000);
      const before = await findCharge(stage.hands.database, charge);
      expect(await cancelRefundWith(stage.hands, ana, { refundId, connectedAccount: null })).toEqual({
        outcome: "canceled",
        trouble: null,
      });
      expect(await stage.dashboard.refunds.retrieve(refundId)).toMatchObject({ status: "canceled" });
      expect(await findRequest(stage.hands.database, requestId)).toMatchObject({ state: "canceled" });
      const after = await findCharge(stage.hands.database, charge);
      expect(after?.postedMinor).toBe((before?.postedMinor ?? 0n) - 10_000n);
      const told = (await events(requestId)).filter((event) => event.startsWith("refund."));
      expect(told.slice(-3)).toEqual([
        "refund.cancel_requested",
        "refund.cancel_confirmed",
        "refund.canceled",
      ]);
      expect(await cancelRefundWith(stage.hands, ana, { refundId, connectedAccount: null })).toMatchObject({
        outcome: "already_ended",
      });
    });

    it("is found canceled when the answer is lost", async () => {
      const { requestId, refundId } = await waiting(11_000);
      const on = { method: "POST", path: `/v1/refunds/${refundId}/cancel` };
      await stage.control("POST faults", { on, fault: "executed_and_lost", times: 2 });
      expect(await cancelRefundWith(stage.hands, ana, { refundId, connectedAccount: null })).toMatchObject({
        outcome: "canceled",
      });
      expect(await findRequest(stage.hands.database, requestId)).toMatchObject({ state: "canceled" });
    });

    it("of which nobody knows what came stays as Stripe shows it, and the log says so", async () => {
      const { requestId, refundId } = await waiting(12_000);
      const on = { method: "POST", path: `/v1/refunds/${refundId}/cancel` };
      await stage.control("POST faults", { on, fault: "html_502" });
      expect(await cancelRefundWith(stage.hands, ana, { refundId, connectedAccount: null })).toMatchObject({
        outcome: "unknown",
      });
      expect(await events(requestId)).toContain("refund.cancel_unknown");
      expect(await findRequest(stage.hands.database, requestId)).toMatchObject({ state: "requires_action" });
    });

    it("is not canceled where Stripe says no, and its own words come back", async () => {
      const { refundId } = await waiting(13_000);
      const on = { method: "POST", path: `/v1/refunds/${refundId}/cancel` };
      const refusal = { status: 400, message: "Canceling this refund is unsupported." };
      await stage.control("POST faults", { on, fault: "refusal", refusal });
      expect(await cancelRefundWith(stage.hands, ana, { refundId, connectedAccount: null })).toMatchObject({
        outcome: "refused",
        trouble: { message: refusal.message, requestId: expect.stringMatching(/^req_/) },
      });
    });

    it("of a card is left to the Dashboard, and nothing is sent", async () => {
      const card = await payment(stage, 2000);
      const made = await stage.dashboard.refunds.create({ charge: card, amount: 500 });
      const answer = await cancelRefundWith(stage.hands, ana, { refundId: made.id, connectedAccount: null });
      // So soon after the payment it is a reversal, which nobody cancels.
      expect(answer).toEqual({ outcome: "not_waiting", trouble: null });
      expect(
        await cancelRefundWith(stage.hands, ana, { refundId: "re_3NobodyKnows", connectedAccount: null }),
      ).toMatchObject({
        outcome: "absent",
      });
    });

    it("made elsewhere is canceled in the same way, and told in the story of its payment", async () => {
      const made = await stage.dashboard.refunds.create({ charge, amount: 700 });
      await lookAtCharge(consoleActor, onOurAccount(charge), stage.hands);
      expect(
        await cancelRefundWith(stage.hands, ana, { refundId: made.id, connectedAccount: null }),
      ).toMatchObject({ outcome: "canceled" });
      expect(await events(charge)).toContain("refund.cancel_requested");
    });

    it("gets entries set and removed, while our own stay", async () => {
      const { requestId, refundId } = await waiting(14_000);
      const before = await stage.dashboard.refunds.retrieve(refundId);
      const seen = metadataHash(openMetadata(before.metadata ?? {}));
      const edit = { refundId, connectedAccount: null, seen, metadata: { order: "A-2", shop: "Köln" } };
      expect(await changeMetadataWith(stage.hands, ana, edit)).toEqual({
        kind: "changed",
        change: { set: { order: "A-2", shop: "Köln" }, removed: ["note"] },
      });
      const { metadata } = await stage.dashboard.refunds.retrieve(refundId);
      expect(metadata).toMatchObject({ request_id: requestId, app: "refund-console", order: "A-2" });
      expect(metadata).not.toHaveProperty("note");
      expect(await changeMetadataWith(stage.hands, ana, edit)).toEqual({ kind: "same" });
      const other = { ...edit, metadata: {} };
      expect(await changeMetadataWith(stage.hands, ana, other)).toEqual({ kind: "moved" });
      const now = metadataHash(openMetadata(metadata ?? {}));
      expect(await changeMetadataWith(stage.hands, ana, { ...other, seen: now })).toMatchObject({
        kind: "changed",
        change: { removed: ["order", "shop"] },
      });
      const bare = await stage.dashboard.refunds.retrieve(refundId);
      expect(Object.keys(bare.metadata ?? {}).toSorted()).toEqual(
        ["app", "content_sha256", "generation", "request_id", "ticket"].toSorted(),
      );
      const story = await readStory(stage.hands.database, requestId);
      expect(story.filter(({ event }) => event === "refund.metadata_changed")).toHaveLength(2);
      expect(JSON.stringify(story)).not.toContain("Köln");
    });

    it("keeps what a lost answer did to its metadata, and what none did", async () => {
      const { refundId } = await waiting(15_000);
      const { metadata } = await stage.dashboard.refunds.retrieve(refundId);
      const edit = {
        refundId,
        connectedAccount: null,
        seen: metadataHash(openMetadata(metadata ?? {})),
        metadata: { order: "B" },
      };
      const on = { method: "POST", path: `/v1/refunds/${refundId}` };
      await stage.control("POST faults", { on, fault: "html_502" });
      expect(await changeMetadataWith(stage.hands, ana, edit)).toMatchObject({
        kind: "trouble",
        what: "unknown",
      });
      await stage.control("POST faults", { on, fault: "executed_and_lost", times: 2 });
      expect(await changeMetadataWith(stage.hands, ana, edit)).toMatchObject({ kind: "changed" });
    });

    it("is nobody's to change without the right", async () => {
      const { refundId } = await waiting(16_000);
      for (const role of ["admin", "auditor"] as const) {
        const eve = operatorNamed("Eve", [role]);
        await expect(
          cancelRefundWith(stage.hands, eve, { refundId, connectedAccount: null }),
        ).rejects.toThrow("may not cancel");
        const edit = { refundId, connectedAccount: null, seen: "", metadata: {} };
        await expect(changeMetadataWith(stage.hands, eve, edit)).rejects.toThrow("may not describe");
      }
      expect(await stage.dashboard.refunds.retrieve(refundId)).toMatchObject({ status: "requires_action" });
    });
  });
});
