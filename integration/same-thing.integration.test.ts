import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { readStory } from "@/lib/server/database/read-story";
import { findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { type RequestOutcome, requestRefundWith } from "@/lib/server/workflows/request-refund";
import { partOf, payment, wholeOf } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const ana = operatorNamed("Ana");
const jonas = operatorNamed("Jonas");
const note = "The second item was broken as well";
const hour = 3600;

describe.each(databases)("the same thing twice on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    const ask = (request: RefundRequest, who = ana) => requestRefundWith(stage.hands, who, request);

    async function amountsAtStripe(charge: string): Promise<number[]> {
      const { data } = await stage.dashboard.refunds.list({ charge });
      return data.map(({ amount }) => amount);
    }

    it("is told to whoever asks second, with what was made first, and sends nothing", async () => {
      const charge = await payment(stage, 9000);
      const first = made(await ask(partOf(charge, 1000, 9000)));
      const second = await ask(partOf(charge, 1000, 8000), jonas);
      expect(earlierOf(second)).toMatchObject([
        { requestId: first.id, refundId: first.refundId, by: "Ana", state: "succeeded", door: "console" },
      ]);
      expect(await amountsAtStripe(charge)).toEqual([1000]);
    });

    it("goes on with a sentence, which stands in the row and in the audit log and nowhere at Stripe", async () => {
      const charge = await payment(stage, 9000);
      const first = made(await ask(partOf(charge, 1000, 9000)));
      const request = partOf(charge, 1000, 8000);
      earlierOf(await ask(request));
      // The attempt that was refused has no row, so it is sent again under its own number.
      const second = made(await ask({ ...request, repeat: { note, of: [first.id] } }));
      expect(await amountsAtStripe(charge)).toEqual([1000, 1000]);
      const row = await findRequest(stage.hands.database, second.id);
      expect(row).toMatchObject({ repeatNote: note, repeatOf: [first.id] });
      const [asked] = await readStory(stage.hands.database, second.id);
      expect(asked?.facts).toMatchObject({ repeatNote: note, repeatOf: JSON.stringify([first.id]) });
      const refund = await stage.dashboard.refunds.retrieve(second.refundId ?? "");
      expect(JSON.stringify(refund)).not.toContain(note);
    });

    it("stays one refund when its form is sent again, with the sentence or without", async () => {
      const charge = await payment(stage, 9000);
      const first = made(await ask(partOf(charge, 1000, 9000)));
      const request = partOf(charge, 1000, 8000);
      const answered = { ...request, repeat: { note, of: [first.id] } };
      const second = made(await ask(answered));
      for (const again of [answered, request]) {
        expect(await ask(again)).toMatchObject({ kind: "made", isRepeat: true, refund: { id: second.id } });
      }
      expect(await amountsAtStripe(charge)).toHaveLength(2);
    });

    it("writes no sentence down where nothing was repeated", async () => {
      const charge = await payment(stage, 9000);
      const only = made(await ask({ ...partOf(charge, 1000, 9000), repeat: { note, of: ["rq_1"] } }));
      const row = await findRequest(stage.hands.database, only.id);
      expect(row).toMatchObject({ repeatNote: null, repeatOf: null });
    });

    it("is asked about anew when another one came in after the question", async () => {
      const charge = await payment(stage, 9000);
      const first = made(await ask(partOf(charge, 1000, 9000)));
      const answer = { note, of: [first.id] };
      const between = made(await ask({ ...partOf(charge, 1000, 8000), repeat: answer }, jonas));
      const third = await ask({ ...partOf(charge, 1000, 7000), repeat: answer });
      const named = new Set(earlierOf(third).map(({ requestId }) => requestId));
      expect(named).toEqual(new Set([first.id, between.id]));
      expect(await amountsAtStripe(charge)).toHaveLength(2);
    });

    it("is told to the second of two agents who ask at the same moment", async () => {
      const charge = await payment(stage, 9000);
      const outcomes = await Promise.all([ana, jonas].map((who) => ask(partOf(charge, 1000, 9000), who)));
      expect(outcomes.filter((outcome) => outcome.kind === "made")).toHaveLength(1);
      const told = outcomes.filter((outcome) => outcome.kind === "refused").map(earlierOf);
      expect(told).toMatchObject([[{ door: "console" }]]);
      expect(await amountsAtStripe(charge)).toEqual([1000]);
    });

    it("is told while the outcome of the first one is unknown", async () => {
      const charge = await payment(stage, 9000);
      const on = { method: "POST", path: "/v1/refunds" };
      await stage.control("POST faults", { on, fault: "html_502", times: 1 });
      expect(made(await ask(partOf(charge, 1000, 9000))).state).toBe("unknown");
      expect(earlierOf(await ask(partOf(charge, 1000, 8000), jonas))).toMatchObject([{ state: "unknown" }]);
    });

    it("counts what was made in the Dashboard, by its amount and by the ticket another program wrote", async () => {
      const charge = await payment(stage, 9000);
      const refund = await stage.dashboard.refunds.create({
        charge,
        amount: 1000,
        metadata: { ticket: " tck-é " },
      });
      const sameAmount = await ask({ ...partOf(charge, 1000, 8000), ticket: "" });
      expect(earlierOf(sameAmount)).toMatchObject([{ refundId: refund.id, by: null, door: "outside" }]);
      const sameTicket = { ...partOf(charge, 700, 8000), ticket: "TCK-É" };
      expect(earlierOf(await ask(sameTicket))).toMatchObject([{ refundId: refund.id }]);
      made(await ask({ ...sameTicket, repeat: { note, of: [refund.id] } }));
    });

    it("counts nothing that failed", async () => {
      const charge = await payment(stage, 9000);
      const on = { method: "POST", path: "/v1/refunds" };
      await stage.control("POST faults", { on, fault: "permission_missing_403", times: 1 });
      expect(made(await ask(partOf(charge, 1000, 9000))).state).toBe("failed");
      expect(made(await ask(partOf(charge, 1000, 9000))).state).toBe("succeeded");
    });

    it("compares the whole charge by the sum that it would take", async () => {
      const charge = await payment(stage, 2000);
      made(await ask(partOf(charge, 1000, 2000)));
      expect(earlierOf(await ask(wholeOf(charge, 1000)))).toHaveLength(1);
    });

    it("is the same ticket and amount on another charge too, by whoever and however it is written", async () => {
      const [right, wrong] = [await payment(stage, 9000), await payment(stage, 9000)];
      const first = made(await ask({ ...partOf(wrong, 1000, 9000), ticket: "Ärger-1" }));
      const request = { ...partOf(right, 1000, 9000), ticket: "ÄRGER-1" };
      expect(earlierOf(await ask(request, jonas))).toMatchObject([{ chargeId: wrong, requestId: first.id }]);
      made(await ask({ ...request, amount: { ...partOf(right, 999, 9000).amount } }, jonas));
      made(await ask({ ...partOf(right, 1000, 8001), repeat: null }, jonas));
      const dollars = await payment(stage, 9000, "usd");
      made(await ask({ ...partOf(dollars, 1000, 9000, "usd"), ticket: "Ärger-1" }));
    });

    // Stripe's clock goes on and ours stays, so only Stripe's can be what counts.
    it.each([
      ["23:59 hours", 24 * hour - 60, 1],
      ["24:01 hours", 24 * hour + 60, 0],
    ])("after %s on Stripe's clock", async (_, seconds, times) => {
      const [charge, other] = [await payment(stage, 9000), await payment(stage, 9000)];
      const { ticket } = made(await ask(partOf(charge, 1000, 9000)));
      await stage.control("POST clock", { advanceSeconds: seconds });
      const elsewhere = await ask({ ...partOf(other, 1000, 9000), ticket });
      expect(earlierOf(elsewhere)).toHaveLength(times);
      const here = await ask({ ...partOf(charge, 1000, 8000), ticket: "" });
      expect(earlierOf(here)).toHaveLength(times);
    });
  });
});

function made(outcome: RequestOutcome) {
  if (outcome.kind !== "made" || outcome.isRepeat) throw new Error(`not made: ${outcome.kind}`);
  return outcome.refund;
}

/** What a refusal shows as made before; none when the refund was made. */
function earlierOf(outcome: RequestOutcome) {
  if (outcome.kind === "made") return [];
  if (outcome.refusal.kind !== "looks_repeated") throw new Error(`refused as ${outcome.refusal.kind}`);
  return outcome.refusal.earlier;
}
