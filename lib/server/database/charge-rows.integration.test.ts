import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeCharge, findCharge, moveOnCharge, reserveOnCharge } from "./charge-rows";
import { chargeLedger } from "./charge-tables";
import { inTransaction, type OpenDatabase } from "./database";
import { findRequest, insertRequest } from "./request-rows";
import { stepRequest } from "./step-request";
import { aRequestRow, databases, isAvailable, openOwnDatabase } from "./test-database";

const worker = { kind: "worker", name: "charge-test" } as const;
const noon = new Date("2026-11-22T12:00:00Z");

describe.each(databases)("the figures of a charge on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with a real database", () => {
    let open: OpenDatabase;
    let charges = 0;

    beforeAll(async () => {
      open = await openOwnDatabase(kind);
    });
    afterAll(() => open.close());

    async function seenCharge(capturedMinor: bigint): Promise<string> {
      charges += 1;
      const chargeId = `ch_${charges}`;
      const seen = { livemode: false, currency: "eur", capturedMinor, lastSeenAt: noon };
      await open.database.insert(chargeLedger).values({ chargeId, ...seen });
      return chargeId;
    }

    const reserve = (chargeId: string, amountMinor: bigint) =>
      inTransaction(open.database, (transaction) => reserveOnCharge(transaction, chargeId, amountMinor));

    it("never set aside more than was captured, however many ask at once", async () => {
      const chargeId = await seenCharge(1_000n);
      const answers = await Promise.all(Array.from({ length: 64 }, () => reserve(chargeId, 30n)));
      expect(answers.filter((isReserved) => isReserved)).toHaveLength(33);
      expect(await findCharge(open.database, chargeId)).toMatchObject({ reservedMinor: 990n });
    });

    it("leave what is reserved, posted and external to nobody else, to the last minor unit", async () => {
      const chargeId = await seenCharge(1_000n);
      await inTransaction(open.database, async (transaction) => {
        const delta = { reservedMinor: 200n, postedMinor: 300n, externalMinor: 400n };
        await moveOnCharge(transaction, chargeId, delta);
      });
      expect(await reserve(chargeId, 101n)).toBe(false);
      expect(await reserve(chargeId, 100n)).toBe(true);
      expect(await reserve(chargeId, 1n)).toBe(false);
    });

    it("give nothing away for a charge that was never seen", async () => {
      expect(await reserve("ch_unseen", 1n)).toBe(false);
    });

    it.each([
      ["charge_ledger_reserved", { reservedMinor: -1n }],
      ["charge_ledger_posted", { postedMinor: -1n }],
      ["charge_ledger_external", { externalMinor: -1n }],
    ])("may not fall below zero: %s", async (constraint, change) => {
      const chargeId = await seenCharge(1_000n);
      const changed = inTransaction(open.database, (transaction) =>
        changeCharge(transaction, chargeId, change),
      );
      await expect(changed).rejects.toMatchObject({ cause: { constraint } });
    });

    it("stay at zero where a wrong figure would fall below it, so that what is proven is written down", async () => {
      const chargeId = await seenCharge(1_000n);
      const delta = { reservedMinor: -5n, postedMinor: 5n };
      const row = await inTransaction(open.database, (transaction) =>
        moveOnCharge(transaction, chargeId, delta),
      );
      expect(row).toMatchObject({ reservedMinor: 0n, postedMinor: 5n, externalMinor: 0n });
    });

    it("may not be negative for what is captured", async () => {
      await expect(seenCharge(-1n)).rejects.toMatchObject({
        cause: { constraint: "charge_ledger_captured" },
      });
    });

    it.each([
      ["refund_request_amount", { amountMinor: 0n }],
      ["refund_request_amount", { amountMinor: -1n }],
      ["refund_request_moved", { movedMinor: 0n }],
    ])("are not touched by a request that breaks %s", async (constraint, change) => {
      const chargeId = await seenCharge(1_000n);
      const row = aRequestRow({ chargeId, ...change });
      const inserted = inTransaction(open.database, (transaction) => insertRequest(transaction, row));
      await expect(inserted).rejects.toMatchObject({ cause: { constraint } });
    });

    it("hold one request for one attempt of one person, and one for one refund", async () => {
      const chargeId = await seenCharge(1_000n);
      const first = aRequestRow({ chargeId, refundId: "re_1" });
      const { attemptId } = first;
      const insert = (row: typeof first) =>
        inTransaction(open.database, (transaction) => insertRequest(transaction, row));
      expect(await insert(first)).toMatchObject({ id: first.id });
      expect(await insert(aRequestRow({ chargeId, attemptId }))).toBeNull();
      expect(await insert(aRequestRow({ chargeId, refundId: "re_1" }))).toBeNull();
      expect(await insert(aRequestRow({ chargeId, attemptId, requesterSubject: "ben" }))).not.toBeNull();
    });

    it("change together with the request's state, or neither does", async () => {
      const chargeId = await seenCharge(1_000n);
      await reserve(chargeId, 100n);
      const step = (to: "succeeded" | "submitting", movedMinor: bigint) =>
        inTransaction(open.database, async (transaction) => {
          const row = await findRequest(transaction, request.id);
          if (!row) throw new Error("the request was not written");
          return stepRequest(transaction, worker, noon, row, { to, change: { movedMinor }, facts: {} });
        });
      const request = aRequestRow({ chargeId });
      await inTransaction(open.database, (transaction) => insertRequest(transaction, request));
      await step("succeeded", 70n);
      const figures = { reservedMinor: 0n, postedMinor: 70n };
      expect(await findCharge(open.database, chargeId)).toMatchObject(figures);
      await expect(step("submitting", 1n)).rejects.toThrow("illegal step");
      expect(await findCharge(open.database, chargeId)).toMatchObject(figures);
    });
  });
});
