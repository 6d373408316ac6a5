import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import type { LiveView } from "@/lib/core/charge/live-view";
import { consoleActor } from "@/lib/core/operator";
import { openPage } from "@/lib/server/database/attention-tables";
import { chargeLedger } from "@/lib/server/database/charge-tables";
import { recurringJob } from "@/lib/server/database/job-tables";
import { listOpenCharges, listWatched, renewPages, showPage } from "@/lib/server/database/open-pages";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import type { Hands } from "@/lib/server/hands";
import { closeCaseWith } from "@/lib/server/workflows/attention/close-case";
import { takeCaseWith } from "@/lib/server/workflows/attention/take-case";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { lookAtOpenCharges } from "@/lib/server/workflows/look-at-open-charges";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { Watchers } from "@/lib/server/workflows/watch-charge";
import { failedCase, seenCase } from "./attention-stage";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const ana = operatorNamed("Ana");
const jonas = operatorNamed("Jonas");
const pageIds = {
  first: "00000000-0000-4000-8000-000000000001",
  second: "00000000-0000-4000-8000-000000000002",
};
/** A round of the watchers takes a second. */
const soon = { timeout: 5_000 };

describe.each(databases)("open pages on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(async () => {
      await stage.hands.database.delete(openPage);
      await stage.hands.database.delete(recurringJob);
    });
    afterAll(() => stage.close());

    async function versionOf(chargeId: string): Promise<string | null> {
      const watched = await listWatched(stage.hands.database, [chargeId]);
      return watched.get(chargeId)?.version ?? null;
    }

    /** Reads what the books say, lets something happen, and tells whether the version moved. */
    async function moves(chargeId: string, happening: () => Promise<unknown>): Promise<boolean> {
      const before = await versionOf(chargeId);
      await happening();
      return (await versionOf(chargeId)) !== before;
    }

    it("moves the version with a request, its answer, a refund made elsewhere and a stop, and with nothing else", async () => {
      const charge = await payment(stage, 5000);
      const look = () => lookAtCharge(consoleActor, onOurAccount(charge), stage.hands);
      expect(await versionOf(charge)).toBeNull();
      await look();
      expect(await moves(charge, look)).toBe(false);
      expect(await moves(charge, () => requestRefundWith(stage.hands, ana, partOf(charge, 1000, 5000)))).toBe(
        true,
      );
      expect(await moves(charge, look)).toBe(false);
      await stage.dashboard.refunds.create({ charge, amount: 700 });
      expect(await moves(charge, look)).toBe(true);
      const stop = () => stage.hands.database.update(chargeLedger).set({ blockedAt: new Date() });
      expect(await moves(charge, stop)).toBe(true);
    });

    it("moves it with a step that changes no figure", async () => {
      const charge = await payment(stage, 5000);
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 5000));
      if (outcome.kind !== "made") throw new Error("refused");
      const step = { refund: outcome.refund.refundId, becomes: "failed", failureReason: "declined" };
      await stage.control("POST refunds", step);
      expect(await moves(charge, () => lookAtCharge(consoleActor, onOurAccount(charge), stage.hands))).toBe(
        true,
      );
    });

    it("moves it when a case of the charge is taken by a person and when it is closed", async () => {
      const { charge, caseId } = await failedCase(stage);
      const asked = async () => (await seenCase(stage, caseId)).asked;
      const take = async () => takeCaseWith(stage.hands, ana, await asked());
      expect(await moves(charge, take)).toBe(true);
      const outcome = { outcome: "nothing_owed", note: "Gift" } as const;
      const close = async () => closeCaseWith(stage.hands, ana, { ...(await asked()), ...outcome });
      expect(await moves(charge, close)).toBe(true);
    });

    it("tells several charges in one question, also those that the books do not know", async () => {
      const [known, unknown] = [await payment(stage, 5000), await payment(stage, 5000)];
      await lookAtCharge(consoleActor, onOurAccount(known), stage.hands);
      const watched = await listWatched(stage.hands.database, [known, unknown]);
      expect([...watched].map(([id, { version }]) => [id, version === null])).toEqual(
        expect.arrayContaining([
          [known, false],
          [unknown, true],
        ]),
      );
    });

    it("shows two people to each other until one leaves, and says when the charge moved", async () => {
      const charge = await payment(stage, 5000);
      const watchers = new Watchers(stage.hands);
      const toAna: LiveView[] = [];
      const toJonas: LiveView[] = [];
      const endAna = await watchers.add(ana, { ...onOurAccount(charge), pageId: pageIds.first }, (view) =>
        toAna.push(view),
      );
      const watching = { ...onOurAccount(charge), pageId: pageIds.second };
      const endJonas = await new Watchers(stage.hands).add(jonas, watching, (view) => toJonas.push(view));
      await vi.waitFor(() => expect(toAna.at(-1)?.others).toBe("Also open: \u2068Jonas\u2069"), soon);
      await vi.waitFor(() => expect(toJonas.at(-1)?.others).toBe("Also open: \u2068Ana\u2069"), soon);
      await lookAtCharge(consoleActor, onOurAccount(charge), stage.hands);
      const version = await versionOf(charge);
      await vi.waitFor(
        () => expect([toAna, toJonas].map((told) => told.at(-1)?.version)).toEqual([version, version]),
        soon,
      );
      await endJonas(true);
      await vi.waitFor(() => expect(toAna.at(-1)?.others).toBe(""), soon);
      await endAna(true);
      expect(await listOpenCharges(stage.hands.database)).toEqual([]);
    });

    it("keeps a page that only comes back on another connection, and forgets one that does not after 15 seconds", async () => {
      const charge = await payment(stage, 5000);
      const end = await new Watchers(stage.hands).add(
        ana,
        { ...onOurAccount(charge), pageId: pageIds.first },
        () => {},
      );
      await end(false);
      expect(await listOpenCharges(stage.hands.database)).toEqual([onOurAccount(charge)]);
      await stage.hands.database.update(openPage).set({ seenAt: sql`now() - interval '16 seconds'` });
      expect(await listOpenCharges(stage.hands.database)).toEqual([]);
    });

    it("asks nothing while nobody has anything open", async () => {
      const charge = await payment(stage, 5000);
      const asked = vi.spyOn(stage.hands.database, "select");
      const end = await new Watchers(stage.hands).add(
        ana,
        { ...onOurAccount(charge), pageId: pageIds.first },
        () => {},
      );
      await vi.waitFor(() => expect(asked).toHaveBeenCalled(), soon);
      await end(true);
      asked.mockClear();
      await expect(vi.waitFor(() => expect(asked).toHaveBeenCalled(), { timeout: 2_500 })).rejects.toThrow();
      asked.mockRestore();
    });

    it("leaves a page's number to the person whose it is", async () => {
      const charge = await payment(stage, 5000);
      const { database } = stage.hands;
      const page = ({ issuer, subject, name }: typeof ana) => ({
        id: pageIds.first,
        ...onOurAccount(charge),
        issuer,
        subject,
        name,
      });
      expect(await showPage(database, page(ana))).toBe(true);
      await database.update(openPage).set({ seenAt: sql`now() - interval '16 seconds'` });
      await renewPages(database, [page(jonas)]);
      expect(await listOpenCharges(database)).toEqual([]);
      await renewPages(database, [page(ana)]);
      expect(await listOpenCharges(database)).toEqual([onOurAccount(charge)]);
    });

    it("looks at Stripe once a minute for a charge that is open, on whichever server, and not when it is closed", async () => {
      const charge = await payment(stage, 5000);
      const watching = { ...onOurAccount(charge), pageId: pageIds.first };
      const end = await new Watchers(stage.hands).add(ana, watching, () => {});
      await stage.dashboard.refunds.create({ charge, amount: 700 });
      const asked = async (secondsLater: number) => {
        await stage.control("DELETE requests");
        const later = { ...stage.hands, clock: ahead(stage.hands, secondsLater) };
        await Promise.all([lookAtOpenCharges(consoleActor, later), lookAtOpenCharges(consoleActor, later)]);
        return stage.control("GET requests");
      };
      const nothing = { requests: [] };
      const oneLook = { requests: [{ method: "GET" }, { method: "GET" }] };
      expect(await asked(50)).toMatchObject(nothing);
      expect(await asked(65)).toMatchObject(oneLook);
      expect(await versionOf(charge)).not.toBeNull();
      expect(await asked(70)).toMatchObject(nothing);
      expect(await asked(130)).toMatchObject(oneLook);
      await end(true);
      expect(await asked(300)).toMatchObject(nothing);
    });
  });
});

function ahead({ clock }: Hands, seconds: number): Hands["clock"] {
  return { ...clock, now: () => new Date(Date.now() + seconds * 1000) };
}
