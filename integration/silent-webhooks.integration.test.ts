import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WorkerActor } from "@/lib/core/operator";
import { eventInbox } from "@/lib/server/database/job-tables";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import type { Hands } from "@/lib/server/hands";
import { watchWebhooks } from "@/lib/server/jobs/watch-webhooks";
import { readInsightsPageWith } from "@/lib/server/reads/insights-page";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { hearLog } from "./hear-log";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker: WorkerActor = { kind: "worker", name: "watch-test" };

describe.each(databases)("silent webhooks, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    afterAll(() => stage.close());

    function later(minutes: number): Hands {
      const now = () => new Date(Date.now() + minutes * 60_000);
      return { ...stage.hands, clock: { ...stage.hands.clock, now } };
    }

    async function silenceFor(role: "agent" | "lead" | "admin", minutes: number) {
      const operator = operatorNamed("Ana", [role]);
      return (await readInsightsPageWith(later(minutes), operator, "en-US")).silence;
    }

    it("are told to those who run the console, and warned of once an hour, until one comes in", async () => {
      const heard = hearLog();
      const ana = operatorNamed("Ana");
      await requestRefundWith(stage.hands, ana, partOf(await payment(stage, 5000), 1000, 5000));
      expect(await silenceFor("lead", 1)).toBeNull();
      expect(await silenceFor("lead", 10)).toEqual({ lastWebhookAt: null, refunds: 1 });
      expect(await silenceFor("admin", 10)).not.toBeNull();
      expect(await silenceFor("agent", 10)).toBeNull();
      for (const minutes of [1, 10, 11, 40, 71]) await watchWebhooks(worker, later(minutes));
      expect(heard).toHaveLength(2);
      expect(heard[0]).toContain("no webhook came in");
      const at = new Date();
      const shown = { eventId: "evt_1", type: "refund.updated", chargeId: "ch_1", payloadSha256: "" };
      await stage.hands.database
        .insert(eventInbox)
        .values({ ...shown, createdAt: at, receivedAt: at, nextAt: at });
      expect(await silenceFor("lead", 45)).toBeNull();
    });
  });
});
