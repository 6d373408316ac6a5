import { describe, expect, it } from "vitest";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { money } from "@/lib/core/money/money";
import { aRefund } from "@/lib/core/test-builders";
import type { StripeWords } from "./requested-refund";
import { judgeAnswer, type SendAnswer, type SentRefund } from "./send-answer";

const sent: SentRefund = {
  requestId: "rq_ours",
  chargeId: "ch_3PaidInFull",
  currency: "eur",
  extent: "part",
  amountMinor: 1_250n,
  mayHaveTwin: false,
};

const ours = (change: Partial<ChargeRefund> = {}) => aRefund(1_250n, { requestId: "rq_ours", ...change });

function errorOf(httpStatus: number, change: Partial<StripeWords> & { type?: string } = {}): SendAnswer {
  const { type = "invalid_request_error", ...rest } = change;
  const words = { httpStatus, code: null, parameter: null, message: "No.", requestId: "req_1", ...rest };
  return { kind: "error", type, words };
}

describe("a refund in the answer", () => {
  it.each(["succeeded", "pending", "requires_action", "failed", "canceled"] as const)(
    "is accepted as ours when it is %s",
    (status) => {
      const refund = ours({ status });
      expect(judgeAnswer({ kind: "refund", refund }, sent)).toEqual({ kind: "accepted", refund });
    },
  );

  it.each<[string, Partial<ChargeRefund>]>([
    ["another request's number", { requestId: "rq_other" }],
    ["no request's number", { requestId: null }],
    ["less", { amount: money(1_249n, "eur") }],
    ["more", { amount: money(1_251n, "eur") }],
    ["another currency", { amount: money(1_250n, "usd") }],
  ])("proves nothing with %s", (_what, change) => {
    const verdict = judgeAnswer({ kind: "refund", refund: ours(change) }, sent);
    expect(verdict).toMatchObject({ kind: "unknown", mode: "retry", isServerError: false });
  });

  it.each([["ch_other"], [null]])(
    "under our number but of the payment %s goes to people: no look at ours would ever show it",
    (chargeId) => {
      const verdict = judgeAnswer({ kind: "refund", refund: ours({ chargeId }) }, sent);
      expect(verdict).toMatchObject({ kind: "unknown", mode: "review", isServerError: false });
      const foreign = ours({ chargeId, requestId: "rq_other" });
      expect(judgeAnswer({ kind: "refund", refund: foreign }, sent)).toMatchObject({ mode: "retry" });
    },
  );

  it.each([
    [1_249n, "accepted"],
    [1_251n, "accepted"],
    [0n, "unknown"],
  ])("of a whole charge may be less or more than was set aside: %s is %s", (amountMinor, kind) => {
    const refund = ours({ amount: money(amountMinor, "eur") });
    expect(judgeAnswer({ kind: "refund", refund }, { ...sent, extent: "whole" }).kind).toBe(kind);
  });

  it("is accepted even when another send is open: the number is ours", () => {
    const verdict = judgeAnswer({ kind: "refund", refund: ours() }, { ...sent, mayHaveTwin: true });
    expect(verdict.kind).toBe("accepted");
  });
});

describe("an error in the answer", () => {
  it.each([400, 402, 404])("with status %s proves a refusal", (httpStatus) => {
    expect(judgeAnswer(errorOf(httpStatus), sent)).toMatchObject({
      kind: "refused",
      words: { httpStatus, requestId: "req_1" },
    });
    expect(judgeAnswer(errorOf(httpStatus, { type: "card_error" }), sent).kind).toBe("refused");
  });

  it.each([400, 402, 404])("with status %s is only watched while another send is open", (httpStatus) => {
    const answer = errorOf(httpStatus, { code: "charge_already_refunded" });
    expect(judgeAnswer(answer, { ...sent, mayHaveTwin: true })).toMatchObject({
      kind: "unknown",
      mode: "watch",
    });
  });

  it.each([401, 403, 429])("with status %s proves that this send never ran", (httpStatus) => {
    for (const mayHaveTwin of [false, true]) {
      expect(judgeAnswer(errorOf(httpStatus, { requestId: null }), { ...sent, mayHaveTwin }).kind).toBe(
        "not_executed",
      );
    }
  });

  it("about the key's other parameters goes to people", () => {
    const answer = errorOf(400, { type: "idempotency_error" });
    expect(judgeAnswer(answer, sent)).toMatchObject({ kind: "unknown", mode: "review" });
  });

  it.each(["invalid_request_error", "idempotency_error"])(
    "about a twin that runs is tried again: %s",
    (type) => {
      const answer = errorOf(409, { type, code: "idempotency_key_in_use" });
      expect(judgeAnswer(answer, sent)).toMatchObject({ kind: "unknown", mode: "retry" });
    },
  );

  it("500 with Stripe's number is watched, because a retry only repeats it", () => {
    expect(judgeAnswer(errorOf(500, { type: "api_error" }), sent)).toMatchObject({
      kind: "unknown",
      mode: "watch",
      isServerError: true,
    });
  });

  it("500 without Stripe's number is tried again", () => {
    expect(judgeAnswer(errorOf(500, { type: "api_error", requestId: null }), sent)).toMatchObject({
      kind: "unknown",
      mode: "retry",
      isServerError: false,
    });
  });

  it.each([200, 302, 405, 408, 418, 422, 502, 503, 504])("with status %s proves nothing", (httpStatus) => {
    expect(judgeAnswer(errorOf(httpStatus), sent)).toMatchObject({ kind: "unknown", mode: "retry" });
  });

  it.each(["api_error", "not_found", ""])(
    "of the type “%s” proves no refusal: Stripe words that otherwise",
    (type) => {
      for (const httpStatus of [400, 402, 404]) {
        expect(judgeAnswer(errorOf(httpStatus, { type }), sent)).toMatchObject({
          kind: "unknown",
          mode: "retry",
        });
      }
    },
  );
});

describe("anything else", () => {
  it.each([null, 200, 400, 404, 500, 502])(
    "with status %s is tried again under the same key",
    (httpStatus) => {
      const answer = { kind: "unclear", httpStatus, requestId: null, what: "half a body" } as const;
      expect(judgeAnswer(answer, sent)).toEqual({
        kind: "unknown",
        mode: "retry",
        isServerError: false,
        why: "half a body",
      });
    },
  );
});
