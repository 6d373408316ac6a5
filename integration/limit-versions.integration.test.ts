import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstLimits } from "@/lib/core/limits/first-limits";
import { inTransaction } from "@/lib/server/database/database";
import { decideProposal, findOpenProposal, listLimitVersions } from "@/lib/server/database/limit-rows";
import { readLimitsInForce } from "@/lib/server/database/limits-in-force";
import { readStory } from "@/lib/server/database/read-story";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import {
  decideProposedLimitsWith,
  type LimitDecision,
} from "@/lib/server/workflows/limits/decide-proposed-limits";
import { proposeLimitsWith } from "@/lib/server/workflows/limits/propose-limits";
import { eurosOfAgents, priya, setLimits, tomasz } from "./limits-stage";
import { openStage, operatorNamed, type Stage } from "./stage";

describe.each(databases)("versions of the limits on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    afterAll(() => stage.close());

    let euros = 100n;
    async function propose() {
      euros += 1n;
      const proposed = await proposeLimitsWith(
        stage.hands,
        tomasz,
        eurosOfAgents({ perRefund: euros }),
        "why not",
      );
      if (proposed.kind !== "proposed") throw new Error(proposed.kind);
      return proposed.row;
    }
    const decide = async (decision: LimitDecision, by = priya) => {
      const open = await findOpenProposal(stage.hands.database);
      if (open === null) throw new Error("nothing is proposed");
      return decideProposedLimitsWith(stage.hands, by, open, decision);
    };

    it("begin with those of a fresh installation", async () => {
      expect(await readLimitsInForce(stage.hands.database)).toEqual({ version: 0, set: firstLimits });
    });

    it("change nothing until another administrator agrees, each step in the audit log", async () => {
      const { version } = await propose();
      expect((await readLimitsInForce(stage.hands.database)).version).toBe(0);
      expect(await decide("put_in_force", tomasz)).toEqual({ kind: "own_proposal" });
      expect(await decide("put_in_force")).toEqual({ kind: "decided" });
      const inForce = await readLimitsInForce(stage.hands.database);
      expect(inForce.version).toBe(version);
      expect(inForce.set.roles.agent["eur"]?.perRefund).toBe(euros);
      const story = await readStory(stage.hands.database, "limits");
      expect(story.map(({ event, actorName }) => [event, actorName])).toEqual([
        ["limits.proposed", "Tomasz"],
        ["limits.put_in_force", "Priya"],
      ]);
    });

    it("know a person by issuer and subject, not by name or e-mail", async () => {
      await propose();
      expect(await decide("turn_down", { ...tomasz, name: "Somebody", email: "else@acme.example" })).toEqual({
        kind: "own_proposal",
      });
      const namesake = { ...tomasz, issuer: "https://other.example" };
      expect(await decide("put_in_force", namesake)).toEqual({ kind: "decided" });
    });

    it("are agreed to as they were shown, and by whoever is first", async () => {
      const row = await propose();
      const shown = { version: row.version, contentSha256: "0".repeat(64) };
      expect(await decideProposedLimitsWith(stage.hands, priya, shown, "put_in_force")).toEqual({
        kind: "not_open",
      });
      const helen = operatorNamed("Helen", ["admin"]);
      const both = await Promise.all(
        [priya, helen].map((by) => decideProposedLimitsWith(stage.hands, by, row, "put_in_force")),
      );
      expect(both.map((one) => one.kind).toSorted()).toEqual(["decided", "not_open"]);
    });

    it("wait one at a time, also when many are proposed at the same moment", async () => {
      const sets = Array.from({ length: 8 }, (_, index) => eurosOfAgents({ perDay: BigInt(index + 1) }));
      const proposed = await Promise.all(
        sets.map((set) => proposeLimitsWith(stage.hands, tomasz, set, "me first")),
      );
      expect(proposed.filter((one) => one.kind === "proposed")).toHaveLength(1);
      expect(proposed.filter((one) => one.kind === "one_is_open")).toHaveLength(7);
      expect(await decide("take_back", priya)).toEqual({ kind: "not_own_proposal" });
      expect(await decide("take_back", tomasz)).toEqual({ kind: "decided" });
    });

    it("are kept by the database itself from one administrator alone, and from any change", async () => {
      const row = await propose();
      const { database } = stage.hands;
      const alone = inTransaction(database, (transaction) =>
        decideProposal(transaction, row.version, {
          isInForce: true,
          decidedByIssuer: tomasz.issuer,
          decidedBySubject: tomasz.subject,
          decidedByName: "Another name",
          decidedAt: new Date(),
        }),
      );
      await expect(alone).rejects.toMatchObject({
        cause: { message: expect.stringContaining("limit_version_two_people") },
      });
      const changes = [
        sql`update limit_version set content = '{}' where version = ${row.version}`,
        sql`update limit_version set decided_by_name = 'x' where decided_at is not null`,
        sql`delete from limit_version`,
      ];
      for (const change of changes) {
        await expect(database.execute(change)).rejects.toMatchObject({
          cause: { message: "a version of the limits is never changed" },
        });
      }
      expect(await decide("turn_down")).toEqual({ kind: "decided" });
      const [newest] = await listLimitVersions(database, 1);
      expect(newest).toMatchObject({ version: row.version, isInForce: false });
    });

    it("are not proposed where they are in force already", async () => {
      const set = eurosOfAgents({ perCustomer: 5n, stepUpAbove: null });
      await setLimits(stage, set);
      expect(await proposeLimitsWith(stage.hands, priya, set, "again")).toEqual({ kind: "nothing_changed" });
    });
  });
});
