import { describe, expect, it } from "vitest";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { aCharge, anEarlierRefund, aRefund } from "@/lib/core/test-builders";
import { type EarlierRefund, earlierId, earlierRefunds } from "./earlier-refund";
import { refundStates } from "./refund-ledger";

const ours = anEarlierRefund({ requestId: "rq_1", refundId: null });

function idsOf(refunds: readonly ChargeRefund[], requests: readonly EarlierRefund[] = []): string[] {
  return earlierRefunds(aCharge(), refunds, requests).map(earlierId);
}

describe("what went back earlier", () => {
  it.each(refundStates)("of a request that is %s is told by whether money stands for it", (state) => {
    const gone = ["failed", "canceled", "rejected", "expired", "withdrawn"];
    expect(idsOf([], [{ ...ours, state }])).toEqual(gone.includes(state) ? [] : ["rq_1"]);
  });

  it.each<[ChargeRefund["status"], string[]]>([
    ["pending", ["re_1"]],
    ["requires_action", ["re_1"]],
    ["succeeded", ["re_1"]],
    ["failed", []],
    ["canceled", []],
  ])("of a refund made outside that is %s", (status, ids) => {
    expect(idsOf([aRefund(500n, { id: "re_1", status })])).toEqual(ids);
  });

  it("takes a refund and the request behind it for one", () => {
    const known = { ...ours, refundId: "re_1" };
    expect(idsOf([aRefund(1_250n, { id: "re_1" })], [known])).toEqual(["rq_1"]);
    expect(idsOf([aRefund(1_250n, { id: "re_1", requestId: "rq_1" })], [ours])).toEqual(["rq_1"]);
  });

  it("keeps a second refund that names the same request", () => {
    const refunds = [aRefund(1_250n, { id: "re_1" }), aRefund(1_250n, { id: "re_2", requestId: "rq_1" })];
    expect(idsOf(refunds, [{ ...ours, refundId: "re_1" }])).toEqual(["rq_1", "re_2"]);
  });

  it("leaves out a request whose refund failed at Stripe, though our books do not know yet", () => {
    expect(idsOf([aRefund(1_250n, { id: "re_1", status: "failed", requestId: "rq_1" })], [ours])).toEqual([]);
  });

  it("counts money that moved under a request which the books call failed", () => {
    const refund = aRefund(1_250n, { id: "re_1", requestId: "rq_1" });
    expect(idsOf([refund], [{ ...ours, state: "failed" }])).toEqual(["re_1"]);
  });

  it("leaves out the release of a part that was never captured", () => {
    const charge = aCharge({ amountCapturedMinor: 6_000n, amountRefundedMinor: 4_000n });
    expect(earlierRefunds(charge, [aRefund(4_000n)], [])).toEqual([]);
  });

  it("reads the ticket that another program wrote", () => {
    const [made] = earlierRefunds(aCharge(), [aRefund(500n, { metadata: { ticket: "TCK-9" } })], []);
    expect(made).toMatchObject({ ticket: "TCK-9", door: "outside", by: null, requestId: null });
  });
});
