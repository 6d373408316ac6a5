import { describe, expect, it } from "vitest";
import { type ChargeBooks, figureFault } from "./books-fault";

type Change = {
  readonly charge?: Partial<ChargeBooks["charge"]>;
  readonly requests?: ChargeBooks["requests"];
  readonly external?: ChargeBooks["external"];
};

const sent = { state: "submitting", amountMinor: 1_000n, movedMinor: null } as const;
const done = { state: "succeeded", amountMinor: 2_000n, movedMinor: 1_500n } as const;
const elsewhere = { status: "succeeded", amountMinor: 700n } as const;

/** A charge of 50.00 with one request on its way, one done and one refund made elsewhere. */
function books({ charge, requests, external }: Change = {}): ChargeBooks {
  const figures = { capturedMinor: 5_000n, reservedMinor: 1_000n, postedMinor: 1_500n, externalMinor: 700n };
  return {
    charge: { chargeId: "ch_1", currency: "eur", ...figures, ...charge },
    requests: requests ?? [sent, done],
    external: external === undefined ? [elsewhere] : external,
  };
}

describe("the figures of a charge against their rows", () => {
  it("agree when each is the sum of its rows", () => {
    expect(figureFault(books())).toBeNull();
  });

  it.each([
    ["reservedMinor", 999n, "the figure “set aside” is 999, its rows make 1000"],
    ["reservedMinor", 1_001n, "the figure “set aside” is 1001, its rows make 1000"],
    ["postedMinor", 1_499n, "the figure “posted” is 1499, its rows make 1500"],
    ["postedMinor", 1_501n, "the figure “posted” is 1501, its rows make 1500"],
    ["externalMinor", 699n, "the figure “external” is 699, its rows make 700"],
    ["externalMinor", 701n, "the figure “external” is 701, its rows make 700"],
  ] as const)("disagree by one minor unit of %s", (name, minor, why) => {
    const fault = figureFault(books({ charge: { [name]: minor } }));
    expect(fault).toMatchObject({ subject: "ch_1", why, isLasting: false });
    expect(fault?.facts[name]).toBe(String(minor));
  });

  it("name every figure that is wrong", () => {
    const fault = figureFault(books({ charge: { reservedMinor: 0n, postedMinor: 0n } }));
    expect(fault?.why).toBe(
      "the figure “set aside” is 0, its rows make 1000; the figure “posted” is 0, its rows make 1500",
    );
  });

  it.each(["awaiting_approval", "approved", "submitting", "unknown"] as const)(
    "count a request that is %s as set aside",
    (state) => {
      expect(figureFault(books({ requests: [{ ...sent, state }, done] }))).toBeNull();
    },
  );

  it.each(["pending", "requires_action", "succeeded"] as const)(
    "count a request that is %s as posted",
    (state) => {
      expect(figureFault(books({ requests: [sent, { ...done, state }] }))).toBeNull();
    },
  );

  it.each(["failed", "canceled", "rejected", "expired", "withdrawn"] as const)(
    "count a request that is %s as nothing",
    (state) => {
      expect(figureFault(books({ requests: [sent, done, { ...done, state }] }))).toBeNull();
    },
  );

  it("count refunds made elsewhere only while they have not fallen back", () => {
    const failed = { ...elsewhere, status: "failed" } as const;
    expect(figureFault(books({ external: [elsewhere, failed] }))).toBeNull();
    expect(figureFault(books({ external: [failed] }))).not.toBeNull();
  });

  it("say nothing of refunds made elsewhere that were not read", () => {
    expect(figureFault(books({ external: null, charge: { externalMinor: 4n } }))).toBeNull();
  });
});

describe("the total of a charge against what was paid", () => {
  const whole = { state: "succeeded", amountMinor: 4_000n, movedMinor: 4_000n } as const;

  it("is allowed to reach it to the last minor unit, and not beyond", () => {
    const charge = { reservedMinor: 1_000n, postedMinor: 4_000n, externalMinor: 0n };
    expect(figureFault(books({ charge, requests: [sent, whole], external: [] }))).toBeNull();
    const over = { ...charge, capturedMinor: 4_999n };
    expect(figureFault(books({ charge: over, requests: [sent, whole], external: [] }))?.why).toBe(
      "5000 were promised of 4999 paid",
    );
  });

  it("may be pushed over by refunds made elsewhere, which Stripe has let happen", () => {
    const charge = { reservedMinor: 1_000n, postedMinor: 4_000n, externalMinor: 700n };
    expect(figureFault(books({ charge, requests: [sent, whole] }))).toBeNull();
  });

  it("may be pushed over by a whole charge that took along what a bank had sent back", () => {
    const took = { ...whole, movedMinor: 5_000n };
    const charge = { reservedMinor: 1_000n, postedMinor: 5_000n, externalMinor: 0n };
    expect(figureFault(books({ charge, requests: [sent, took], external: [] }))).toBeNull();
  });
});
