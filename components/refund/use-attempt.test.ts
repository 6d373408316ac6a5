import { describe, expect, test } from "vitest";
import { firstAttempt, isAttemptSpent, nextAttempt } from "@/components/refund/use-attempt";
import type { Answer } from "@/components/refund/use-sending";
import { idleOutcome } from "@/lib/core/refund/refund-outcome";
import { emptyTypedRefund } from "@/lib/core/refund/typed-refund";

type Refused = Extract<Answer, { kind: "refused" }>;

const refused: Refused = {
  kind: "refused",
  messages: [],
  stripe: null,
  typed: { ...emptyTypedRefund, attemptId: "one" },
  signInAddress: null,
  stepUpAddress: null,
  earlierRequestId: null,
  repeat: null,
};
const refusedByStripe: Refused = {
  ...refused,
  stripe: { httpStatus: 400, code: null, parameter: null, message: "No.", requestId: null },
  earlierRequestId: "rq_1",
};

// Only its kind matters here.
const made = { kind: "made", isRepeat: false, report: null } as Answer;

describe("the attempt that a form stands for", () => {
  const first = firstAttempt("one", idleOutcome);

  test("stays the same when a refresh offers the next one while the answer is missing", () => {
    expect(nextAttempt(first, "two", { kind: "lost" })).toBe(first);
    expect(nextAttempt(first, "two", idleOutcome)).toBe(first);
  });

  test("stays the same after a refusal that wrote nothing down", () => {
    expect(nextAttempt(first, "two", refused)).toBe(first);
  });

  test("stays the same when its number was used before with other content", () => {
    expect(nextAttempt(first, "two", { ...refused, earlierRequestId: "rq_1" })).toBe(first);
  });

  test("is renewed with the same form once Stripe has refused it", () => {
    const next = nextAttempt(first, "two", refusedByStripe);
    expect(next).toEqual({ id: "two", formNumber: 0, after: refusedByStripe });
    expect(nextAttempt(next, "three", refusedByStripe)).toBe(next);
  });

  test("stays the same when Stripe could not be asked at all", () => {
    expect(nextAttempt(first, "two", { ...refusedByStripe, earlierRequestId: null })).toBe(first);
  });

  test("is a new one with an empty form after a refund was made, once the page offers it", () => {
    expect(nextAttempt(first, "one", made)).toBe(first);
    const next = nextAttempt(first, "two", made);
    expect(next).toEqual({ id: "two", formNumber: 1, after: made });
    expect(nextAttempt(next, "three", made)).toBe(next);
  });

  test("is spent from the refund until the page offers the next one, and not before", () => {
    expect(isAttemptSpent(first, idleOutcome)).toBe(false);
    expect(isAttemptSpent(nextAttempt(first, "one", made), made)).toBe(true);
    expect(isAttemptSpent(nextAttempt(first, "two", made), made)).toBe(false);
    expect(isAttemptSpent(firstAttempt("two", made), made)).toBe(false);
  });

  test("takes up the posted number of a form that was refused without script", () => {
    expect(firstAttempt("two", refused).id).toBe("one");
    expect(firstAttempt("two", refusedByStripe).id).toBe("two");
  });

  test("begins with the first offer where the page had none", () => {
    expect(nextAttempt(firstAttempt(null, idleOutcome), "one", idleOutcome).id).toBe("one");
  });
});
