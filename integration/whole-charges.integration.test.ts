import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { listenAtPoints, type Point } from "@/lib/server/point";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { eurosOfAgents, setLimits } from "./limits-stage";
import { payment, wholeOf } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker = { kind: "worker", name: "test" } as const;
const ana = operatorNamed("Ana");
const limit = { perRefund: 2_500n };

type Send = { readonly path: string; readonly params: Record<string, string> };

/** Lets something happen at Stripe while the product passes a point, once. */
function meanwhile(where: Point, happening: () => Promise<unknown>): void {
  listenAtPoints(async (name) => {
    if (name !== where) return;
    listenAtPoints(undefined);
    await happening();
  });
}

describe.each(databases)(
  "a whole charge of which more is left when it is sent, on the %s database",
  (kind) => {
    describe.skipIf(!isAvailable(kind))("with real parts", () => {
      let stage: Stage;
      let ahead = 0;
      beforeAll(async () => {
        stage = await openStage(kind);
      });
      afterEach(() => listenAtPoints(undefined));
      afterAll(() => stage.close());

      const open = () => ({
        ...stage.hands,
        clock: { ...stage.hands.clock, now: () => new Date(Date.now() + ahead) },
      });

      /** 50.00 were paid and 30.00 went back, which the customer's bank may still return. */
      async function mostlyRefunded() {
        const charge = await payment(stage, 5_000);
        const refund = await stage.dashboard.refunds.create({ charge, amount: 3_000 });
        const comesBack = () => stage.control("POST refunds", { refund: refund.id, becomes: "failed" });
        return { charge, comesBack };
      }

      async function sendsOf(charge: string): Promise<Send[]> {
        const { requests } = (await stage.control("GET requests")) as {
          requests: (Send & { method: string })[];
        };
        return requests.filter(
          ({ method, path, params }) =>
            method === "POST" && (path.includes(charge) || (params.charge === charge && params["metadata"])),
        );
      }

      const atStripe = async (charge: string) =>
        (await stage.dashboard.refunds.list({ charge })).data
          .filter(({ status }) => status !== "failed")
          .map(({ amount }) => amount);

      it.each<Point>(["request:held", "send:marked"])(
        "moves what was asked for, and not past its author's limit, when a bank returns a refund at %s",
        async (where) => {
          await setLimits(stage, eurosOfAgents(limit));
          const { charge, comesBack } = await mostlyRefunded();
          meanwhile(where, comesBack);
          const outcome = await requestRefundWith(open(), ana, wholeOf(charge, 2_000));
          expect(outcome).toMatchObject({ kind: "made", refund: { state: "succeeded" } });
          expect(await atStripe(charge)).toEqual([2_000]);
          const address = `/v1/charges/${charge}/refund`;
          expect(await sendsOf(charge)).toMatchObject([{ path: address, params: { amount: "2000" } }]);
        },
      );

      it("moves no more when it was held back meanwhile, though the look before the send sees more", async () => {
        await setLimits(stage, { ...eurosOfAgents(limit), holdSeconds: { agent: 60, lead: 0 } });
        const { charge, comesBack } = await mostlyRefunded();
        const outcome = await requestRefundWith(open(), ana, wholeOf(charge, 2_000));
        if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome));
        expect(outcome.refund.state).toBe("held");
        await comesBack();
        ahead += 61_000;
        await settleDue(worker, open());
        expect(await findRequest(stage.hands.database, outcome.refund.id)).toMatchObject({
          state: "succeeded",
          movedMinor: 2_000n,
        });
        expect(await atStripe(charge)).toEqual([2_000]);
      });

      it("moves no more when its first send was turned away and goes out again", async () => {
        await setLimits(stage, eurosOfAgents(limit));
        const { charge, comesBack } = await mostlyRefunded();
        const on = { method: "POST", path: "/v1/*refund*" };
        await stage.control("POST faults", { on, fault: "rate_limit_429", times: 1 });
        const outcome = await requestRefundWith(open(), ana, wholeOf(charge, 2_000));
        if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome));
        await comesBack();
        ahead += 600_000;
        await settleDue(worker, open());
        expect(await atStripe(charge)).toEqual([2_000]);
      });

      it("names no sum as long as nothing has left the charge, for then nothing can come back", async () => {
        await setLimits(stage, eurosOfAgents({}));
        const charge = await payment(stage, 5_000);
        await requestRefundWith(open(), ana, wholeOf(charge, 5_000));
        const [send] = await sendsOf(charge);
        expect(send?.path).toBe(`/v1/charges/${charge}/refund`);
        expect(send?.params).not.toHaveProperty("amount");
      });
    });
  },
);
