import { expect, it } from "vitest";
import { type SoonRefund, soonRefundsByPerson } from "./soon-refunds";

const chargedAt = new Date("2026-11-27T12:00:00Z");
let number = 0;

function refund(name: string, seconds: number, amountMinor: bigint, currency = "eur"): SoonRefund {
  number += 1;
  return {
    requestId: `rq_${number}`,
    requester: { issuer: "https://id", subject: name.toLowerCase(), name },
    amount: { amountMinor, currency },
    askedAt: new Date(chargedAt.getTime() + seconds * 1000),
    chargedAt,
  };
}

it("refunds on very young payments are told by person, with minutes and sums", () => {
  const ana = [refund("Ana", 59, 100n), refund("Ana", 3_599, 250n), refund("Ana", 600, 7n, "usd")];
  const [first, second] = soonRefundsByPerson(
    [refund("Ben", 60, 1n), ...ana],
    new Map([["https://id|ana", 40]]),
  );
  expect(first).toEqual({
    person: { issuer: "https://id", subject: "ana", name: "Ana" },
    soon: 3,
    ofAll: 40,
    fewestMinutes: 0,
    medianMinutes: 10,
    sums: [
      { amountMinor: 350n, currency: "eur" },
      { amountMinor: 7n, currency: "usd" },
    ],
    newest: [
      { requestId: ana[1]?.requestId, minutes: 59 },
      { requestId: ana[2]?.requestId, minutes: 10 },
      { requestId: ana[0]?.requestId, minutes: 0 },
    ],
  });
  expect(second).toMatchObject({ person: { name: "Ben" }, soon: 1, ofAll: 1, fewestMinutes: 1 });
});

it("there is nothing to tell where nobody made one", () => {
  expect(soonRefundsByPerson([], new Map())).toEqual([]);
});
