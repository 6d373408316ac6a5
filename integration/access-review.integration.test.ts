import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAccessPeriod } from "@/lib/core/access/access-period";
import { appendAudit } from "@/lib/server/database/append-audit";
import { chargeLedger } from "@/lib/server/database/charge-tables";
import { inTransaction } from "@/lib/server/database/database";
import { insertRequest } from "@/lib/server/database/request-rows";
import { aRequestRow, databases, isAvailable } from "@/lib/server/database/test-database";
import { readAccessExportWith, readReviewToSignWith } from "@/lib/server/reads/access-page";
import { accessHash, readAccessReview, readSignedReviews } from "@/lib/server/reads/access-review";
import { readLimitablePeopleWith } from "@/lib/server/reads/limits-page";
import { signOffAccessWith } from "@/lib/server/workflows/sign-off-access";
import { ana, mira, openApprovalsStage, tom } from "./approvals-stage";
import { operatorNamed, type Stage } from "./stage";

const helen = operatorNamed("Helen", ["auditor"]);
const minute = 60_000;
const chargeId = "ch_1";

const now = () => readAccessPeriod({}, new Date());

const session = (roles: readonly string[]) => [
  { event: "session.began", object: "session:1", facts: { roles } },
];

const decidedBy = ({ issuer, subject, name }: typeof mira, decidedAt = new Date()) => ({
  decidedByIssuer: issuer,
  decidedBySubject: subject,
  decidedByName: name,
  decidedAt,
  approvedSha256: "a".repeat(64),
});

describe.each(databases)("the access review on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openApprovalsStage(kind);
      const { database } = stage.hands;
      await inTransaction(database, async (transaction) => {
        const at = new Date();
        await transaction
          .insert(chargeLedger)
          .values({ chargeId, livemode: false, currency: "eur", capturedMinor: 100_000n, lastSeenAt: at });
        await appendAudit(transaction, ana, new Date(at.getTime() - 60 * minute), session(["agent", "lead"]));
        const changed = { event: "session.roles_changed", object: "session:1", facts: { roles: ["agent"] } };
        await appendAudit(transaction, ana, new Date(at.getTime() - 30 * minute), [changed]);
        await appendAudit(transaction, helen, at, session(["auditor"]));
      });
    });
    afterAll(() => stage.close());

    const review = (period = now()) => readAccessReview(stage.hands, helen, period);

    async function asked(change: Parameters<typeof aRequestRow>[0]) {
      const row = aRequestRow({
        chargeId,
        requesterIssuer: ana.issuer,
        requesterSubject: ana.subject,
        requesterName: "Ana",
        state: "succeeded",
        createdAt: new Date(),
        ...change,
      });
      await inTransaction(stage.hands.database, (transaction) => insertRequest(transaction, row));
      return row;
    }

    it("lists people with the roles that were told last, and without programs", async () => {
      await asked({ requesterRoles: ["lead"], createdAt: new Date(Date.now() - 45 * minute) });
      const { people } = await review();
      const known = people.find(({ subject }) => subject === ana.subject);
      expect(known).toMatchObject({ name: "Ana", roles: ["agent"], hasOwnLimits: false });
      expect(known?.limits).toMatchObject([{ currency: "eur", perRefund: 1000n, perDay: null }]);
      const since = Date.now() - (known?.signedInAt?.getTime() ?? 0);
      expect(since).toBeGreaterThanOrEqual(60 * minute);
      const auditor = people.find(({ subject }) => subject === helen.subject);
      expect(auditor).toMatchObject({ roles: ["auditor"], limits: null });
      expect(people.filter(({ subject }) => /worker|Policy|Console/.test(subject))).toEqual([]);
    });

    it("offers limits of their own to whoever may refund, before they ever did, and to nobody else", async () => {
      const fresh = operatorNamed("Fresh");
      await inTransaction(stage.hands.database, (transaction) =>
        appendAudit(transaction, fresh, new Date(), session(["agent"])),
      );
      const offered = await readLimitablePeopleWith(stage.hands, operatorNamed("Tomasz", ["admin"]));
      expect(offered).toContainEqual({ key: `${fresh.issuer}|${fresh.subject}`, name: "Fresh" });
      expect(offered.map(({ name }) => name)).not.toContain("Helen");
    });

    it("takes the roles that were kept with a request where nothing newer was told", async () => {
      await asked({ requesterRoles: ["lead"], createdAt: new Date() });
      const { people } = await review();
      expect(people.find(({ subject }) => subject === ana.subject)?.roles).toEqual(["lead"]);
    });

    it("counts who decided on whose requests, within the period", async () => {
      for (let index = 0; index < 4; index += 1) await asked(decidedBy(mira));
      await asked(decidedBy(tom));
      await asked({ ...decidedBy(tom), state: "rejected", approvedSha256: null });
      await asked(decidedBy(mira, new Date(Date.now() - 89 * 24 * 60 * minute)));
      await asked(decidedBy(mira, new Date(Date.now() - 91 * 24 * 60 * minute)));
      const { pairs, people } = await review();
      expect(
        pairs.map((pair) => [pair.decider.name, pair.approved, pair.rejected, pair.sharePercent]),
      ).toEqual([
        ["Mira", 5, 0, 71],
        ["Tom", 1, 1, 28],
      ]);
      expect(people.map(({ subject }) => subject)).not.toContain(mira.subject);
    });

    it("finds refunds on very young payments by person, and no others", async () => {
      const createdAt = new Date();
      const after = (minutes: number) => new Date(createdAt.getTime() - minutes * minute);
      const young = await asked({ createdAt, chargedAt: after(3), amountMinor: 700n });
      await asked({ createdAt, chargedAt: after(59.9), amountMinor: 300n });
      await asked({ createdAt, chargedAt: after(60) });
      await asked({ createdAt, chargedAt: after(1), state: "failed" });
      const { soon } = await review();
      expect(soon).toMatchObject([
        {
          person: { name: "Ana" },
          soon: 2,
          fewestMinutes: 3,
          sums: [{ amountMinor: 1000n, currency: "eur" }],
        },
      ]);
      expect(soon[0]?.newest.map(({ requestId }) => requestId)).toContain(young.id);
      expect(soon[0]?.ofAll).toBeGreaterThan(2);
    });

    it("is the same again for the instant at which it was shown, whatever happened since", async () => {
      const period = now();
      const shown = accessHash(await review(period));
      await asked(decidedBy(tom));
      await asked({ chargedAt: new Date(), createdAt: new Date(Date.now() + 1) });
      expect(accessHash(await review(period))).toBe(shown);
      expect(accessHash(await review())).not.toBe(shown);
    });

    it("is signed in the audit log, with what was shown and what was said of it", async () => {
      const period = now();
      const toSign = await readReviewToSignWith(stage.hands, helen, () => period);
      expect(toSign.sha256).toBe(accessHash(await review(period)));
      await signOffAccessWith(stage.hands, helen, { ...toSign, note: "Tom has left, told IT." });
      const [signed] = await readSignedReviews(stage.hands, helen);
      expect(signed).toMatchObject({
        by: "Helen",
        note: "Tom has left, told IT.",
        days: "90",
        asOf: period.asOf.toISOString(),
        sha256: toSign.sha256,
      });
    });

    it("is exported as it was shown, and that is written down", async () => {
      const shown = { days: "30", asOf: new Date().toISOString() };
      const file = await readAccessExportWith(stage.hands, helen, { ...shown, list: "people" });
      expect(file?.text).toContain(`"${shown.asOf}","30","Ana"`);
      expect(await readAccessExportWith(stage.hands, helen, { ...shown, list: "passwords" })).toBeNull();
      const { people } = await review();
      expect(people[0]?.subject).toBe(helen.subject);
    });
  });
});
