import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { WorkerActor } from "@/lib/core/operator";
import { refundRequest } from "@/lib/server/database/tables";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import type { Hands } from "@/lib/server/hands";
import { listenAtPoints } from "@/lib/server/point";
import { makeStripe } from "@/lib/server/stripe/make-stripe";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const workers: readonly WorkerActor[] = ["left", "right"].map((name) => ({ kind: "worker", name }));
const hour = 3_600_000;

describe.each(databases)("several workers, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    afterEach(() => listenAtPoints(undefined));
    afterAll(() => stage.close());

    /** Refunds whose send was lost, so that they wait for a worker. */
    async function leaveUnsettled(count: number): Promise<string[]> {
      const charges: string[] = [];
      for (let number = 0; number < count; number += 1) {
        charges.push(await payment(stage, 5000));
        const on = { method: "POST", path: "/v1/refunds" };
        await stage.control("POST faults", { on, fault: "dropped_before", times: 2 });
        await requestRefundWith(stage.hands, ana, partOf(charges.at(-1) ?? "", 1000, 5000));
      }
      return charges;
    }

    it("and two servers send nothing twice", async () => {
      const charges = await leaveUnsettled(12);
      await stage.control("DELETE requests");
      const servers = [stage.hands, { ...stage.hands, stripe: makeStripe(stage.stripeSettings) }];
      const form = partOf(await payment(stage, 5000), 500, 5000);
      await Promise.all([
        ...servers.map((hands) => requestRefundWith(hands, ana, form)),
        ...servers.flatMap((hands) =>
          workers.map((worker) =>
            settleDue(
              worker,
              later(hands, () => hour),
            ),
          ),
        ),
      ]);
      for (const charge of [...charges, form.chargeId]) {
        const { data } = await stage.dashboard.refunds.list({ charge });
        expect(data.map(({ status }) => status)).toEqual(["succeeded"]);
      }
      const { requests } = (await stage.control("GET requests")) as { requests: Sent[] };
      const sends = requests.filter(({ method, path }) => method === "POST" && path === "/v1/refunds");
      expect(sends.length).toBe(charges.length + 1);
      expect(new Set(sends.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(sends.length);
    });

    it("drive each request under a lease of its own, however long the ones before it took", async () => {
      await leaveUnsettled(5);
      let passedMilliseconds = hour;
      const slow = later(stage.hands, () => passedMilliseconds);
      const leasesLeft: number[] = [];
      listenAtPoints(async (name) => {
        if (name === "due:claimed") {
          const rows = await stage.hands.database
            .select()
            .from(refundRequest)
            .where(eq(refundRequest.leaseOwner, "left"));
          const latest = Math.max(...rows.map(({ leaseUntil }) => leaseUntil?.getTime() ?? 0));
          leasesLeft.push(latest - slow.clock.now().getTime());
        }
        if (name === "due:driven") passedMilliseconds += 10_000;
      });
      await settleDue({ kind: "worker", name: "left" }, slow);
      expect(leasesLeft).toHaveLength(5);
      expect(Math.min(...leasesLeft)).toBeGreaterThan(25_000);
    });

    it("take nothing more once the process is to end, and leave no lease behind", async () => {
      await leaveUnsettled(3);
      const stopping = new AbortController();
      listenAtPoints(async (name) => {
        if (name === "drive:begun") stopping.abort();
      });
      await settleDue(
        { kind: "worker", name: "ending" },
        later(stage.hands, () => hour),
        stopping.signal,
      );
      const rows = await stage.hands.database.select().from(refundRequest);
      expect(rows.filter(({ leaseOwner }) => leaseOwner === "ending")).toMatchObject([
        { state: "succeeded", leaseUntil: null },
      ]);
      expect(rows.filter(({ state }) => state === "unknown")).toHaveLength(2);
    });
  });
});

function later(hands: Hands, milliseconds: () => number): Hands {
  const now = () => new Date(Date.now() + milliseconds());
  return { ...hands, clock: { ...hands.clock, now } };
}

type Sent = { readonly method: string; readonly path: string; readonly idempotencyKey: string | null };
