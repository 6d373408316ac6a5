import { describe, expect, it } from "vitest";
import { isLegalStep, refundStates } from "@/lib/core/refund/refund-ledger";
import { caseSteps, type Standing, standingKind } from "./case-steps";

const modes = ["retry", "watch", "review"] as const;
const refundIds = [null, "re_1"] as const;

function standings(): Standing[] {
  return refundStates.flatMap((state) =>
    (state === "unknown" ? modes : [null]).flatMap((unknownMode) =>
      refundIds.map((refundId) => ({ state, unknownMode, refundId })),
    ),
  );
}

const expected: Record<string, string> = {
  "requires_action null null": "customer_must_act",
  "requires_action null re_1": "customer_must_act",
  "unknown review null": "outcome_unknown",
  "unknown review re_1": "outcome_unknown",
  "failed null re_1": "refund_failed",
  "canceled null re_1": "refund_canceled",
};

describe("which case a request calls for", () => {
  it.each(standings().map((one) => [`${one.state} ${one.unknownMode} ${one.refundId}`, one] as const))(
    "is the right one, or none, where it stands at %s",
    (name, standing) => {
      expect(standingKind(standing)).toBe(expected[name] ?? null);
    },
  );
});

describe("a step of a request", () => {
  const pairs = standings().flatMap((before) =>
    standings()
      .filter((after) => isLegalStep(before.state, after.state))
      .map((after) => [before, after] as const),
  );

  it("is looked at in every pair of standings that the ledger knows", () => {
    expect(pairs.length).toBeGreaterThan(100);
  });

  it.each(pairs)(
    "from %j to %j closes what is over and opens what begins, and nothing else",
    (before, after) => {
      const was = standingKind(before);
      const is = standingKind(after);
      const { opens, settles } = caseSteps(before, after);
      expect(opens).toBe(was === is ? null : is);
      expect(settles).toBe(was === is ? null : was);
    },
  );

  it("keeps the one case open while people are asked the same again", () => {
    const review = { state: "unknown", unknownMode: "review", refundId: null } as const;
    expect(caseSteps(review, review)).toEqual({ opens: null, settles: null });
  });

  it("never closes by itself what a bank sent back", () => {
    const settled = pairs.map(([before, after]) => caseSteps(before, after).settles);
    expect(settled).not.toContain("refund_failed");
    expect(settled).not.toContain("refund_canceled");
  });
});
