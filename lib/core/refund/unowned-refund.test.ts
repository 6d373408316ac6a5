import { describe, expect, it } from "vitest";
import { aRefund } from "@/lib/core/test-builders";
import { type RefundState, refundStates } from "./refund-ledger";
import { isRequestId, judgeUnowned, type NamedRequest } from "./unowned-refund";

const chargeId = "ch_3PaidInFull";
const requestId = `rq_${"0a".repeat(16)}`;
const ours = { app: "refund-console" };
const named = (change: Partial<NamedRequest> = {}): NamedRequest => ({
  id: requestId,
  chargeId,
  state: "failed",
  refundId: null,
  ...change,
});

describe("a refund that no request has asked for", () => {
  it("was made elsewhere when it says nothing of us", () => {
    expect(judgeUnowned(aRefund(500n), chargeId, null)).toEqual({ kind: "external" });
  });

  it.each([requestId, "A-77"])(
    "was made elsewhere when another program calls its own number %s",
    (number) => {
      const refund = aRefund(500n, { requestId: number, metadata: { app: "shop" } });
      expect(judgeUnowned(refund, chargeId, null)).toEqual({ kind: "external" });
    },
  );

  it("is ours with its row lost when it names us and a number that nobody knows", () => {
    const refund = aRefund(500n, { requestId, metadata: ours });
    expect(judgeUnowned(refund, chargeId, null)).toEqual({ kind: "lost_row", requestId });
  });

  it.each([null, "", "rq_1", `rq_${"0A".repeat(16)}`, `${requestId}0`, `${requestId}\n`, "x".repeat(500)])(
    "contradicts our books when it names us and the malformed number %j",
    (number) => {
      const judged = judgeUnowned(aRefund(500n, { requestId: number, metadata: ours }), chargeId, null);
      expect(judged).toMatchObject({
        kind: "contradiction",
        fault: { subject: "re_3Succeeded", isLasting: true },
      });
      if (judged.kind === "contradiction") expect(judged.fault.why.length).toBeLessThanOrEqual(300);
    },
  );

  it.each<[string, Partial<NamedRequest>]>([
    ["it bears the number of %, which is about the payment ch_2", { chargeId: "ch_2", state: "submitting" }],
    ["it bears the number of %, which has become re_1", { refundId: "re_1", state: "succeeded" }],
    ["it bears the number of % and is not what that asked for", { state: "submitting" }],
    ["it bears the number of % and is not what that asked for", { state: "unknown" }],
  ])("contradicts our books: %s", (why, change) => {
    for (const metadata of [ours, {}]) {
      const judged = judgeUnowned(aRefund(500n, { requestId, metadata }), chargeId, named(change));
      expect(judged).toMatchObject({ kind: "contradiction", fault: { why: why.replace("%", requestId) } });
    }
  });

  const ended: readonly RefundState[] = refundStates.filter(
    (one) => one !== "submitting" && one !== "unknown",
  );

  it.each(ended)("contradicts our books under a request that is %s without a refund", (state) => {
    const judged = judgeUnowned(aRefund(500n, { requestId }), chargeId, named({ state }));
    const why = `it bears the number of ${requestId}, which is ${state} and has moved nothing`;
    expect(judged).toMatchObject({ kind: "contradiction", fault: { why } });
  });

  it("tells what it is about in its facts", () => {
    const refund = aRefund(500n, { requestId, status: "pending" });
    const judged = judgeUnowned(refund, chargeId, named());
    expect(judged).toMatchObject({
      fault: {
        facts: { refundId: refund.id, amountMinor: "500", currency: "eur", status: "pending", requestId },
      },
    });
  });
});

describe("a number of the console's", () => {
  it("is two letters and 32 lower-case hexadecimal digits, and nothing around them", () => {
    expect(isRequestId(requestId)).toBe(true);
    for (const other of ["", "rq_", ` ${requestId}`, `${requestId} `, requestId.toUpperCase()]) {
      expect(isRequestId(other)).toBe(false);
    }
  });
});
