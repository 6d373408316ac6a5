import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit } from "@/lib/server/database/audit-tables";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { readAttentionExportWith } from "@/lib/server/reads/attention-export";
import type { ListFile } from "@/lib/server/reads/list-file";
import { readRefundsExportWith } from "@/lib/server/reads/refunds-export";
import { readRefundsPageWith } from "@/lib/server/reads/refunds-page";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { ana } from "./approvals-stage";
import { stopCharge } from "./attention-stage";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const jonas = operatorNamed("Jonas");

async function textOf(file: ListFile | null): Promise<string> {
  if (file === null) throw new Error("there is no file");
  let text = "";
  for await (const piece of file.pieces) text += piece;
  return text;
}

const linesOf = async (file: ListFile | null) => (await textOf(file)).trimEnd().split("\r\n").slice(1);

describe.each(databases)("lists as files on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const charges: string[] = [];

    beforeAll(async () => {
      stage = await openStage(kind);
      for (const [who, ticket] of [
        [ana, "TCK-1"],
        [ana, "=TCK-2"],
        [jonas, "TCK-3"],
      ] as const) {
        const charge = await payment(stage, 5000);
        charges.push(charge);
        await requestRefundWith(stage.hands, who, { ...partOf(charge, 1234, 5000), ticket });
      }
    });
    afterAll(() => stage.close());

    const refunds = (parameters: Record<string, string> = {}) =>
      readRefundsExportWith(stage.hands, ana, parameters);

    it("hold every refund once, the newest first, and no formula", async () => {
      const file = await refunds();
      expect(file?.fileName).toMatch(/^refunds-\d{4}-\d\d-\d\d\.csv$/);
      const lines = await linesOf(file);
      expect(lines).toHaveLength(3);
      expect(lines.map((line) => charges.findIndex((charge) => line.includes(`"${charge}"`)))).toEqual([
        2, 1, 0,
      ]);
      expect(lines[1]).toContain(`"'=TCK-2"`);
      expect(lines[0]).toContain('"12.34","1234","EUR"');
    });

    it("keep the filters of the address, and are none where one cannot be read", async () => {
      expect(await linesOf(await refunds({ ticket: "TCK-3" }))).toHaveLength(1);
      expect(await linesOf(await refunds({ whose: "mine" }))).toHaveLength(2);
      const jonasKey = `${jonas.issuer}|${jonas.subject}`;
      expect(await linesOf(await refunds({ whose: jonasKey }))).toHaveLength(1);
      expect((await refunds({ whose: jonasKey }))?.fileName).toMatch(/^refunds-filtered-/);
      expect(await refunds({ from: "2026-13-01" })).toBeNull();
      expect(await refunds({ whose: "somebody" })).toBeNull();
      expect(await readAttentionExportWith(stage.hands, ana, { kind: "nonsense" })).toBeNull();
    });

    it("are written down with who took what, and not at all where that cannot be done", async () => {
      await refunds({ ticket: "TCK-1" });
      const rows = await stage.hands.database
        .select({ body: audit.body })
        .from(audit)
        .where(eq(audit.event, "refunds.exported"))
        .orderBy(desc(audit.seq))
        .limit(1);
      expect(rows[0]?.body).toContain("TCK-1");
      const broken = { ...stage.hands, database: { transaction: () => Promise.reject(new Error("down")) } };
      await expect(readRefundsExportWith(broken as never, ana, {})).rejects.toThrow();
    });

    it("of cases hold those that wait, and keep the filters of the address", async () => {
      const cases = (parameters: Record<string, string>) =>
        readAttentionExportWith(stage.hands, ana, parameters).then(linesOf);
      expect(await cases({})).toEqual([]);
      const [charge = ""] = charges;
      await stopCharge(stage, charge, "books_disagree");
      const lines = await cases({});
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('"Books disagree"');
      expect(lines[0]).toContain(`"${charge}"`);
      expect(await cases({ show: "closed" })).toEqual([]);
      expect(await cases({ kind: "refund_failed" })).toEqual([]);
    });

    it("offer everybody who asked for a refund, by name, but for whoever looks", async () => {
      const view = await readRefundsPageWith(stage.hands, ana, {}, "en-GB");
      expect(view.requesters).toEqual([{ key: `${jonas.issuer}|${jonas.subject}`, name: jonas.name }]);
      const theirs = await readRefundsPageWith(
        stage.hands,
        ana,
        { whose: view.requesters[0]?.key ?? "" },
        "en-GB",
      );
      expect(theirs.refunds.map(({ chargeId }) => chargeId)).toEqual([charges[2]]);
      expect(theirs.unread).toEqual([]);
    });
  });
});
