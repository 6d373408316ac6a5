import { expect, it } from "vitest";
import { ledgerColumn, refundStates } from "@/lib/core/refund/refund-ledger";
import { aRefund } from "@/lib/core/test-builders";
import { unseenReservedMinor } from "./unseen-reserved";

it("counts what open requests hold, without those that Stripe already shows", () => {
  const requests = [
    { id: "rq_sent", state: "submitting", amountMinor: 100n },
    { id: "rq_shown", state: "unknown", amountMinor: 20n },
    { id: "rq_lost", state: "unknown", amountMinor: 3n },
    { id: "rq_done", state: "succeeded", amountMinor: 4_000n },
  ] as const;
  const refunds = [aRefund(20n, { requestId: "rq_shown" }), aRefund(3n, { requestId: null })];
  expect(unseenReservedMinor(requests, refunds)).toBe(103n);
  expect(unseenReservedMinor([], refunds)).toBe(0n);
});

it("counts a request in exactly the states that set money aside", () => {
  for (const state of refundStates) {
    const held = unseenReservedMinor([{ id: "rq_1", state, amountMinor: 5n }], []);
    expect(held).toBe(ledgerColumn(state) === "reserved" ? 5n : 0n);
  }
});
