import { describe, expect, it } from "vitest";
import { accessFile, accessFileName, accessLists } from "./access-files";
import type { AccessReview } from "./access-review";

const person = { issuer: "https://id", subject: "ana", name: '=HYPERLINK("x")' };
const asOf = new Date("2026-11-27T12:00:00Z");

const review: AccessReview = {
  period: { days: 90, asOf },
  limitVersion: 3,
  unlistedCurrencies: "needs_approval",
  people: [
    {
      ...person,
      roles: ["agent", "lead"],
      signedInAt: asOf,
      refundedAt: null,
      decidedAt: null,
      limits: [
        {
          currency: "eur",
          perRefund: 10_000n,
          perDay: null,
          perCharge: 5n,
          perCustomer: null,
          stepUpAbove: null,
        },
      ],
      hasOwnLimits: true,
    },
    {
      ...person,
      subject: "gw",
      roles: null,
      signedInAt: null,
      refundedAt: null,
      decidedAt: asOf,
      limits: null,
      hasOwnLimits: false,
    },
  ],
  pairs: [
    {
      requester: person,
      decider: { ...person, subject: "mira", name: "Mira" },
      approved: 6,
      rejected: 0,
      decidedOfRequester: 7,
      sharePercent: 85,
      isConspicuous: true,
      isMutual: false,
    },
  ],
  soon: [
    {
      person,
      soon: 2,
      ofAll: 9,
      fewestMinutes: 1,
      medianMinutes: 4,
      sums: [{ amountMinor: 12n, currency: "eur" }],
      newest: [{ requestId: "rq_1", minutes: 1 }],
    },
  ],
  isCut: false,
};

describe("an exported list", () => {
  it.each(accessLists)("of %s has as many cells in every line, and no cell that begins a formula", (list) => {
    const lines = accessFile(review, list).trimEnd().split("\r\n");
    expect(lines.length).toBeGreaterThan(1);
    const cells = lines.map((line) => line.slice(1, -1).split('","'));
    expect(new Set(cells.map((row) => row.length)).size).toBe(1);
    expect(cells.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it("tells roles and limits so that a program can read them, and what is unknown", () => {
    const [, ana, gateway] = accessFile(review, "people").split("\r\n");
    expect(ana).toContain('"agent lead","2026-11-27T12:00:00.000Z","","","3","yes"');
    expect(ana).toContain('"eur perRefund 10000 perDay none perCharge 5 perCustomer none stepUpAbove none"');
    expect(gateway).toContain('"unknown","","","2026-11-27T12:00:00.000Z","3","no","refunds nothing"');
  });

  it("is the same to the byte for the same review, and another one for another review", () => {
    const again = structuredClone(review);
    expect(accessFile(again, "people")).toBe(accessFile(review, "people"));
    const later = { ...review, period: { days: 90, asOf: new Date(asOf.getTime() + 1) } };
    for (const list of accessLists) expect(accessFile(later, list)).not.toBe(accessFile(review, list));
  });

  it("is named after its day", () => {
    expect(accessFileName("soon", asOf)).toBe("access-soon-2026-11-27.csv");
  });
});
