import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAuditFilter } from "@/lib/core/audit/audit-filter";
import { appendAudit } from "@/lib/server/database/append-audit";
import { auditCondition } from "@/lib/server/database/audit-condition";
import { inTransaction } from "@/lib/server/database/database";
import { listAudit } from "@/lib/server/database/list-audit";
import { readChain } from "@/lib/server/database/test-chain";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { readAuditExportWith } from "@/lib/server/reads/audit-export";
import { readAuditPageWith } from "@/lib/server/reads/audit-page";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { wholeText } from "./audit-files";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const helen = operatorNamed("Helen", ["auditor"]);

describe.each(databases)("the audit log on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    let refundId: string;

    beforeAll(async () => {
      stage = await openStage(kind);
      const charge = await payment(stage, 5000);
      const outcome = await requestRefundWith(stage.hands, operatorNamed("Ana"), partOf(charge, 1000, 5000));
      if (outcome.kind !== "made") throw new Error("refused");
      refundId = outcome.refund.id;
      await write(new Date("2026-01-31T23:59:59.999Z"), 1);
      await write(new Date("2026-02-01T00:00:00Z"), 120);
    });
    afterAll(() => stage.close());

    function write(at: Date, count: number) {
      const worker = { kind: "worker", name: "filler" } as const;
      const entries = Array.from({ length: count }, (_, step) => ({
        event: "charge.filled",
        object: "ch_filled",
        facts: { step, note: '=1+1 "Größe"' },
      }));
      return inTransaction(stage.hands.database, (transaction) =>
        appendAudit(transaction, worker, at, entries),
      );
    }

    const page = (parameters: Record<string, string>) =>
      readAuditPageWith(stage.hands, helen, parameters, "en-US");
    const newest = async () => (await listAudit(stage.hands.database, undefined, null, 1))[0];

    it("is read page by page, newest first, without a gap and without a row twice", async () => {
      const rows: bigint[] = [];
      let after: string | null = "";
      while (after !== null) {
        const view = await page({ event: "charge.filled", after });
        rows.push(...view.lines.map(({ seq }) => seq));
        after = view.next;
      }
      expect(rows).toEqual(Array.from({ length: 121 }, (_, index) => (rows[0] ?? 0n) - BigInt(index)));
    });

    it.each([
      ["event", { event: "refund.requested" }, 1],
      ["name of who did it", { actor: "filler" }, 121],
      ["account of who did it", { actor: "worker:filler" }, 121],
      [
        "account of a person",
        { actor: "https://identity.example|subject-of-Ana", event: "refund.requested" },
        1,
      ],
      ["name that nobody has", { actor: "fill" }, 0],
      ["object", { object: "ch_filled" }, 121],
      ["first day", { event: "charge.filled", from: "2026-02-01" }, 120],
      ["last day", { event: "charge.filled", to: "2026-01-31" }, 1],
      ["text that could be a pattern", { actor: "%" }, 0],
      ["text that could be a statement", { object: "' or true --" }, 0],
    ])("is narrowed by the %s", async (_title, parameters, count) => {
      const { database } = stage.hands;
      const condition = await auditCondition(database, readAuditFilter(parameters));
      const rows = await listAudit(database, condition, null, 1000);
      expect(rows).toHaveLength(count);
    });

    it("shows what happened to a refund, with who and why", async () => {
      const { lines } = await page({ object: refundId, event: "refund.requested" });
      expect(lines).toMatchObject([
        {
          object: refundId,
          event: "refund.requested",
          told: { actorName: "Ana", facts: { currency: "eur" } },
        },
      ]);
    });

    it("holds a row of every look at it, with the filter that was used", async () => {
      await page({ event: "refund.requested", after: "2026-12-01T00:00:00.000Z_999" });
      expect(await newest()).toMatchObject({
        event: "audit.viewed",
        object: "audit",
        actor: "https://identity.example|subject-of-Helen",
      });
      expect((await newest())?.body).toContain(
        '"after":"2026-12-01T00:00:00.000Z_999","filter":{"event":"refund.requested"}',
      );
    });

    it("is not shown to somebody who cannot be written down", async () => {
      const broken = { ...stage.hands.clock, now: () => new Date(Number.NaN) };
      const look = readAuditPageWith({ ...stage.hands, clock: broken }, helen, {}, "en-US");
      await expect(look).rejects.toThrow();
    });

    it("holds a row of every export, in that export too", async () => {
      const text = await wholeText(await readAuditExportWith(stage.hands, helen, { format: "csv" }));
      const lines = text.split("\r\n");
      expect(lines.at(-2)).toContain('"Helen","audit.exported","audit"');
      expect(lines).toHaveLength(Number((await newest())?.seq) + 2);
      expect(text).not.toMatch(/(^|,|\n)"[=+\-@\t]/);
    });

    it("is exported in no other format", async () => {
      expect(await readAuditExportWith(stage.hands, helen, { format: "xml" })).toBeNull();
    });

    it("stays one chain through all of this", async () => {
      expect(await readChain(stage.hands.database)).toMatchObject({ faults: [] });
    });
  });
});
