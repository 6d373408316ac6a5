import * as fc from "fast-check";
import { expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import { aCharge, aRequest, gatheredFrom, someFigures } from "@/lib/core/test-builders";
import { decideRefund } from "./refund-policy";

const part = (amountMinor: bigint) => ({ kind: "part", money: money(amountMinor, "eur") }) as const;

it("never holds more than what is left, nor another currency, nor another sum than was asked", () => {
  const sums = fc.bigInt(1n, 30n);
  const amount = fc.oneof(
    sums.map((sum) => part(sum)),
    fc.constant({ kind: "whole" } as const),
  );
  fc.assert(
    fc.property(amount, sums, fc.bigInt(0n, 30n), (asked, seenMinor, leftMinor) => {
      const request = aRequest({ amount: asked, seenLeft: money(seenMinor, "eur") });
      const figures = someFigures({ leftMinor });
      const decision = decideRefund(request, { ...gatheredFrom(aCharge()), figures });
      if (decision.kind === "refuse") return;
      expect(decision.amount.amountMinor).toBeLessThanOrEqual(leftMinor);
      expect(decision.amount).toEqual(asked.kind === "part" ? asked.money : money(leftMinor, "eur"));
      expect(seenMinor).toBe(leftMinor);
    }),
  );
});
