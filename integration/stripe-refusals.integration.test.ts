import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerRefund } from "@/app/charges/[chargeId]/answer-refund";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import type { RefundOutcome } from "@/lib/core/refund/refund-outcome";
import { refundRequestSchema } from "@/lib/core/refund/refund-request";
import { readTypedRefund } from "@/lib/core/refund/typed-refund";
import { personMark } from "@/lib/server/person-mark";
import { payment } from "./refund-requests";
import { refusalsOfAccount } from "./refusals/of-the-account";
import { refusalsOfPayment } from "./refusals/of-the-payment";
import { refusalsOfRequest } from "./refusals/of-the-request";
import type { Refused } from "./refusals/refused";
import { openStage, operatorNamed, type Stage } from "./stage";
import { standIn } from "./stand-in";

/** Answers that are no refusal: nothing failed, and the console goes on by itself. */
const delays = [
  { what: "too fast", fault: "rate_limit_429", says: /asked too much.*goes out again by itself/ },
  { what: "locked", fault: "lock_timeout_429", says: /changing this payment.*goes out again by itself/ },
  { what: "the key is in use", fault: "conflict_409", says: /still at work on this very refund/ },
  { what: "Stripe broke down", fault: "error_500", says: /broke down.*Do not refund this by other means/ },
  {
    what: "the key knows another content",
    fault: "refusal",
    refusal: {
      status: 400,
      type: "idempotency_error",
      message: "Keys for idempotent requests can only be used with the same parameters.",
    },
    says: /fault of the console.*under Attention/,
  },
] as const;

describe("what the agent is told when Stripe says no to a refund", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage("embedded");
    standIn(stage.hands);
  });
  afterAll(() => stage.close());

  it.each([...refusalsOfPayment, ...refusalsOfRequest, ...refusalsOfAccount])(
    "$what",
    async ({ what: _what, field, says, helps, ...refusal }) => {
      const { status = 400 } = refusal;
      const answer = await refund({ fault: "refusal", refusal: { ...wordsOf(refusal), status } });
      if (answer.kind !== "refused") throw new Error(`the refund was ${answer.kind}`);
      const [message, ...others] = answer.messages;
      expect(others).toEqual([]);
      expect(message).toMatchObject({
        field,
        text: expect.stringMatching(says),
        help: expect.stringMatching(helps),
      });
      expect(message?.text).toMatch(/\.$/);
      expect(answer.stripe).toMatchObject({ httpStatus: status, message: refusal.message });
      expect(answer.stripe?.requestId).toMatch(/^req_\w+$/);
      expect(answer.typed).toMatchObject({ amount: "12.50", note: "typed" });
      expect(answer.earlierRequestId).toMatch(/^rq_/);
    },
  );

  it.each(delays)("$what: nothing has failed", async ({ says, ...fault }) => {
    const answer = await refund(fault);
    if (answer.kind !== "made") throw new Error(`the refund was ${answer.kind}`);
    expect(answer.report?.headline).not.toMatch(/fail/i);
    expect(answer.report?.advice).toMatch(says);
    expect(answer.report?.stripe?.requestId).toMatch(/^req_\w+$/);
    expect(answer.report?.stripe?.message).not.toBe("");
    expect(answer.report?.customerText).toBeNull();
  });

  it("forgets what Stripe said last once the refund is there", async () => {
    const answer = await refund({ fault: "error_500_executed" });
    if (answer.kind !== "made") throw new Error(`the refund was ${answer.kind}`);
    const { consoleActor } = await import("@/lib/core/operator");
    const { findRequest } = await import("@/lib/server/database/request-rows");
    const { lookAtCharge } = await import("@/lib/server/workflows/look-at-charge");
    const before = await findRequest(stage.hands.database, answer.requestId);
    expect(before).toMatchObject({ state: "unknown", failure: { httpStatus: 500 } });
    await lookAtCharge(consoleActor, onOurAccount(before?.chargeId ?? ""), stage.hands);
    const after = await findRequest(stage.hands.database, answer.requestId);
    expect(after).toMatchObject({ state: "succeeded", failure: null });
  });

  /** A payment of its own, and the real action behind the guard while the fault strikes the send. */
  async function refund({
    what: _what,
    ...fault
  }: {
    fault: string;
    what?: string;
    refusal?: object;
  }): Promise<RefundOutcome> {
    const chargeId = await payment(stage, 4900);
    await stage.control("POST faults", { on: { method: "POST", path: "/v1/refunds" }, ...fault });
    const form = new FormData();
    const fields = {
      person: personMark(operatorNamed("Ana")),
      chargeId,
      attemptId: randomBytes(16).toString("hex"),
      currency: "eur",
      locale: "en-US",
      seenLeftMinor: "4900",
      amount: "12.50",
      reason: "requested_by_customer",
      ticket: `TCK-${randomBytes(4).toString("hex")}`,
      note: "typed",
    };
    for (const [name, text] of Object.entries(fields)) form.set(name, text);
    const guarded = { ok: true, operator: operatorNamed("Ana") } as const;
    return answerRefund(guarded, readTypedRefund(form), refundRequestSchema);
  }
});

function wordsOf({ type, code, param, message }: Omit<Refused, "what" | "field" | "says" | "helps">) {
  return {
    message,
    ...(type === undefined ? {} : { type }),
    ...(code === undefined ? {} : { code }),
    ...(param === undefined ? {} : { param }),
  };
}
