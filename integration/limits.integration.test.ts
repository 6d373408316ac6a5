import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOverLimit } from "@/lib/core/limits/kept-over-limit";
import { noLimits } from "@/lib/core/limits/limit-set";
import { money } from "@/lib/core/money/money";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { previewLimitsWith } from "@/lib/server/reads/limit-preview";
import { type RequestOutcome, requestRefundWith } from "@/lib/server/workflows/request-refund";
import { eurosOfAgents, setLimits, tomasz } from "./limits-stage";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage, stageCustomer } from "./stage";

const ana = operatorNamed("Ana");
const crowd = 64;

describe.each(databases)("limits on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    afterAll(() => stage.close());

    const ask = (request: RefundRequest, who = ana) => requestRefundWith(stage.hands, who, request);
    const manyPayments = (count: number, more: { customer?: string } = {}) =>
      Promise.all(
        Array.from({ length: count }, async () => {
          const { id } = await stage.dashboard.charges.create({
            amount: 1000,
            currency: "eur",
            source: "tok_visa",
            ...more,
          });
          return id;
        }),
      );
    /** What a request waits for: the limits that it is above. */
    const overOf = async (outcome: RequestOutcome | undefined) => {
      if (outcome?.kind !== "made") throw new Error("refused");
      const row = await findRequest(stage.hands.database, outcome.refund.id);
      return row?.overLimits?.map(readOverLimit);
    };
    const movedOf = async (charges: readonly string[]) => {
      const read = await Promise.all(charges.map((charge) => stage.dashboard.charges.retrieve(charge)));
      return read.reduce((sum, { amount_refunded: minor }) => sum + minor, 0);
    };

    it("are not passed together by 64 parallel requests of one person on 64 charges", async () => {
      await setLimits(stage, eurosOfAgents({ perDay: 1000n }));
      const crowded = operatorNamed("Crowded");
      const charges = await manyPayments(crowd);
      const outcomes = await Promise.all(charges.map((charge) => ask(partOf(charge, 300, 1000), crowded)));
      expect(outcomes.filter(isSent)).toHaveLength(3);
      expect(await movedOf(charges)).toBe(900);
      const waiting = outcomes.filter(isWaiting);
      expect(waiting).toHaveLength(61);
      expect(await overOf(waiting[0])).toMatchObject([{ measure: "perDay", limit: money(1000, "eur") }]);
    });

    it("are not passed together by 64 people who pay one customer on 64 charges", async () => {
      await setLimits(stage, eurosOfAgents({ perCustomer: 1000n, stepUpAbove: null }));
      const charges = await manyPayments(crowd, { customer: stageCustomer });
      const outcomes = await Promise.all(
        charges.map((charge, index) => ask(partOf(charge, 300, 1000), operatorNamed(`Agent${index}`))),
      );
      expect(outcomes.filter(isSent)).toHaveLength(3);
      expect(await movedOf(charges)).toBe(900);
    });

    it("count what went back of a charge through other doors", async () => {
      await setLimits(stage, eurosOfAgents({ perCharge: 500n }));
      const [over, within] = [await payment(stage, 2000), await payment(stage, 2000)];
      for (const charge of [over, within]) await stage.dashboard.refunds.create({ charge, amount: 400 });
      expect(await overOf(await ask(partOf(over, 101, 1600)))).toMatchObject([
        { measure: "perCharge", wouldBe: money(501, "eur") },
      ]);
      expect(isSent(await ask(partOf(within, 100, 1600)))).toBe(true);
    });

    it("give back what failed", async () => {
      await setLimits(stage, eurosOfAgents({ perDay: 500n }));
      const jonas = operatorNamed("Jonas");
      const charge = await payment(stage, 2000);
      const first = await ask(partOf(charge, 500, 2000), jonas);
      if (first.kind !== "made") throw new Error("refused");
      expect(isWaiting(await ask(partOf(await payment(stage, 2000), 100, 2000), jonas))).toBe(true);
      await stage.control("POST refunds", { refund: first.refund.refundId, becomes: "failed" });
      // Any look at the charge learns of it; this one is caused by another request.
      await ask(partOf(charge, 100, 2000), operatorNamed("Else"));
      expect(isSent(await ask(partOf(await payment(stage, 2000), 100, 2000), jonas))).toBe(true);
    });

    it("ask for the company's words, all at once, and tell Stripe only its own", async () => {
      const goodwill = { key: "goodwill", label: "Goodwill", stripeReason: null, needsNote: true };
      const theft = {
        key: "theft",
        label: "Charged twice",
        stripeReason: "duplicate",
        needsNote: false,
      } as const;
      await setLimits(stage, {
        ...noLimits,
        reasons: [goodwill, theft],
        isReasonRequired: true,
        isTicketRequired: true,
        ticketMask: "TCK-#",
        noteRequiredFrom: { eur: 1500n },
      });
      const charge = await payment(stage, 5000);
      const bare = { ...partOf(charge, 1500, 5000), reason: null, ticket: "812" };
      expect(await ask(bare)).toMatchObject({
        refusal: {
          kind: "rules_not_kept",
          rules: [{ kind: "reason_missing" }, { kind: "ticket_unlike_mask" }, { kind: "note_missing" }],
        },
      });
      const stripes = { ...bare, reason: "fraudulent", ticket: "TCK-1", note: "agreed" };
      expect(await ask(stripes)).toMatchObject({ refusal: { rules: [{ kind: "reason_unknown" }] } });
      const made = await ask({ ...stripes, reason: "goodwill" });
      if (made.kind !== "made") throw new Error("refused");
      expect(made.refund).toMatchObject({ reason: null, reasonLabel: "Goodwill", state: "succeeded" });
      const row = await findRequest(stage.hands.database, made.refund.id);
      expect(row).toMatchObject({ reasonKey: "goodwill", limitVersion: 5 });
      expect(await stage.dashboard.refunds.retrieve(made.refund.refundId ?? "")).toMatchObject({
        reason: null,
      });
    });

    it("are rehearsed on what was really asked for before anybody saves them", async () => {
      await setLimits(stage, noLimits);
      const preview = await previewLimitsWith(
        stage.hands,
        tomasz,
        eurosOfAgents({ perRefund: 1000n }),
        "en-IE",
      );
      expect(preview.changes).toContainEqual({
        what: "Agents, EUR, for one refund",
        from: "not listed",
        to: "€10.00",
      });
      // Of all the refunds above only the one of 15.00 is larger.
      expect(preview.rehearsal.changed).toMatchObject([{ from: "alone", to: "approval", count: 1 }]);
    });
  });
});

function isSent(outcome: RequestOutcome): boolean {
  return outcome.kind === "made" && outcome.refund.state === "succeeded";
}

function isWaiting(outcome: RequestOutcome): boolean {
  return outcome.kind === "made" && outcome.refund.state === "awaiting_approval";
}
