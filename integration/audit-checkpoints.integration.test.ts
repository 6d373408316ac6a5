import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { readAuditExportWith } from "@/lib/server/reads/audit-export";
import { signCheckpointWith } from "@/lib/server/workflows/sign-checkpoint";
import { runVerifier, wholeText } from "./audit-files";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker = { kind: "worker", name: "checkpoint-test" } as const;
const helen = operatorNamed("Helen", ["auditor"]);
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const noon = Date.parse("2026-11-23T12:00:00Z");

describe.each(databases)("checkpoints of the audit log on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    let folder: string;
    let seconds = 0;

    beforeAll(async () => {
      stage = await openStage(kind);
      folder = await mkdtemp(join(tmpdir(), "audit-checkpoints-"));
      await writeFile(inFolder("public.pem"), publicKey.export({ format: "pem", type: "spki" }));
    });
    afterAll(async () => {
      await stage.close();
      await rm(folder, { recursive: true });
    });

    const inFolder = (name: string) => join(folder, name);
    const hands = () => {
      const clock = { ...stage.hands.clock, now: () => new Date(noon + seconds * 1000) };
      return { ...stage.hands, clock };
    };

    function write(count: number) {
      const entry = { event: "charge.seen", object: "ch_1", facts: { note: "Größe \u2028 \u{1F4B6}" } };
      const entries = Array.from({ length: count }, () => entry);
      return inTransaction(stage.hands.database, (transaction) =>
        appendAudit(transaction, worker, new Date(noon), entries),
      );
    }

    const signIn = (file: string) =>
      signCheckpointWith(worker, hands(), { file: inFolder(file), signingKey: privateKey });

    async function signedRows(file = "checkpoints.jsonl"): Promise<number[]> {
      const lines = (await readFile(inFolder(file), "utf8").catch(() => "")).split("\n").filter(Boolean);
      return lines.map((line) => (JSON.parse(line) as { seq: number }).seq);
    }

    async function verify(parameters: Record<string, string> = {}) {
      const file = await readAuditExportWith(hands(), helen, { format: "jsonl", ...parameters });
      await writeFile(inFolder("export.jsonl"), await wholeText(file));
      const witnesses = [
        "--checkpoints",
        inFolder("checkpoints.jsonl"),
        "--public-key",
        inFolder("public.pem"),
      ];
      return runVerifier(["--export", inFolder("export.jsonl"), ...witnesses]);
    }

    it("are written at the first row, after a hundred rows or after five minutes, and not in between", async () => {
      await signIn("checkpoints.jsonl");
      expect(await signedRows()).toEqual([]);
      for (const [rows, pauseSeconds, expected] of [
        [1, 0, [1]],
        [99, 10, [1]],
        [1, 10, [1, 101]],
        [0, 900, [1, 101]],
        [1, 0, [1, 101, 102]],
        [1, 299, [1, 101, 102]],
        [0, 1, [1, 101, 102, 103]],
      ] as const) {
        await write(rows);
        seconds += pauseSeconds;
        await signIn("checkpoints.jsonl");
        expect(await signedRows()).toEqual(expected);
      }
    });

    it("are written once when several workers ask at the same time", async () => {
      await write(100);
      seconds += 10;
      await Promise.all(Array.from({ length: 5 }, () => signIn("checkpoints.jsonl")));
      expect(await signedRows()).toEqual([1, 101, 102, 103, 203]);
    });

    it("are made up for when the place could not be written to", async () => {
      await write(100);
      seconds += 10;
      await expect(signIn("absent/checkpoints.jsonl")).rejects.toThrow("ENOENT");
      seconds += 31;
      await signIn("checkpoints.jsonl");
      expect((await signedRows()).at(-1)).toBe(303);
    });

    it("confirm an export of the whole log", async () => {
      await write(700);
      const { code, said } = await verify();
      expect(said).toContain("1004 rows, one unbroken chain from the first to row 1004.");
      expect(said).toContain("Signed checkpoints that fit: 6, the last at row 303");
      expect(code).toBe(0);
    });

    it("do not make a filtered export whole", async () => {
      const { code, said } = await verify({ event: "charge.seen" });
      expect(said).toContain("This export was filtered");
      expect(code).toBe(2);
    });

    it("show what the owner of the database changed, and which row", async () => {
      // What an owner of the tables can do and the application's own statements cannot.
      await stage.hands.database.execute(sql`alter table audit disable trigger user`);
      await stage.hands.database.execute(
        sql`update audit set body = replace(body, 'ch_1', 'ch_2') where seq = 42`,
      );
      expect(await verify()).toEqual({
        code: 1,
        said: "Line 43 (row 42) was changed: its hash does not fit its text.\n",
      });
      await stage.hands.database.execute(sql`delete from audit where seq = 42`);
      expect((await verify()).said).toBe("Line 43 (row 43) comes too early: row 42 is missing.\n");
    });
  });
});
