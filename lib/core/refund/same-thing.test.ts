import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import { anEarlierRefund } from "@/lib/core/test-builders";
import { type EarlierRefund, earlierId } from "./earlier-refund";
import { type AskedThing, isAnswered, sameThings } from "./same-thing";

const noon = new Date("2026-11-22T12:00:00Z");
const minutesAfter = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const elsewhere = { chargeId: "ch_3Other" };

function isSame(asked: Partial<AskedThing>, earlier: Partial<EarlierRefund> = {}): boolean {
  const thing = { chargeId: "ch_3PaidInFull", amount: money(1_250n, "eur"), ticket: "TCK-812", ...asked };
  return sameThings(thing, [anEarlierRefund(earlier)], minutesAfter(60)).length === 1;
}

describe("the same thing", () => {
  it.each<[string, Partial<AskedThing>, Partial<EarlierRefund>]>([
    ["the same amount for another ticket", { ticket: "TCK-1" }, {}],
    ["the same amount without a ticket", { ticket: "" }, {}],
    ["the same amount, neither with a ticket", { ticket: "" }, { ticket: "" }],
    ["another amount for the same ticket", { amount: money(900n, "eur") }, {}],
    ["the same ticket in small letters", { amount: money(900n, "eur"), ticket: "tck-812" }, {}],
    ["the same ticket with spaces around", { amount: money(900n, "eur") }, { ticket: " TCK-812 " }],
    [
      "the same ticket, spelled with parts",
      { amount: money(900n, "eur"), ticket: "É1" },
      { ticket: "e\u03011" },
    ],
    ["one made outside", {}, { requestId: null, door: "outside", by: null }],
    ["the same ticket and amount on another charge", {}, elsewhere],
  ])("is %s", (_, asked, earlier) => {
    expect(isSame(asked, earlier)).toBe(true);
  });

  it.each<[string, Partial<AskedThing>, Partial<EarlierRefund>]>([
    ["another amount for another ticket", { amount: money(900n, "eur"), ticket: "TCK-1" }, {}],
    ["another amount, neither with a ticket", { amount: money(900n, "eur"), ticket: "" }, { ticket: "" }],
    ["another amount, both tickets blank", { amount: money(900n, "eur"), ticket: " " }, { ticket: "  " }],
    ["the same figures in another currency", { amount: money(1_250n, "usd"), ticket: "" }, {}],
    ["the same amount alone on another charge", { ticket: "TCK-1" }, elsewhere],
    ["the same amount without a ticket on another charge", { ticket: "" }, { ...elsewhere, ticket: "" }],
    ["the same ticket alone on another charge", { amount: money(900n, "eur") }, elsewhere],
    ["the same in another currency on another charge", { amount: money(1_250n, "usd") }, elsewhere],
  ])("is not %s", (_, asked, earlier) => {
    expect(isSame(asked, earlier)).toBe(false);
  });

  it.each([
    [23 * 60 + 59, 1],
    [24 * 60, 1],
    [24 * 60 + 1, 0],
    // Stripe's clock may be behind the one that wrote the earlier one down.
    [-5, 1],
  ])("after %s minutes counts %s times", (minutes, times) => {
    const asked = { chargeId: "ch_3PaidInFull", amount: money(1_250n, "eur"), ticket: "" };
    expect(sameThings(asked, [anEarlierRefund()], minutesAfter(minutes))).toHaveLength(times);
  });

  it("is told by the three newest, newest first", () => {
    const all = [3, 1, 4, 2].map((minute) =>
      anEarlierRefund({ requestId: `rq_${minute}`, at: minutesAfter(minute) }),
    );
    const asked = { chargeId: "ch_3PaidInFull", amount: money(1_250n, "eur"), ticket: "" };
    expect(sameThings(asked, all, minutesAfter(60)).map(earlierId)).toEqual(["rq_4", "rq_3", "rq_2"]);
  });

  const ids = fc.uniqueArray(fc.stringMatching(/^rq_[0-9a-f]{4}$/), { maxLength: 6 });

  it("is the same in whatever order the earlier ones come", () => {
    fc.assert(
      fc.property(ids, fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }), (numbers, minutes) => {
        const all = numbers.map((requestId, index) =>
          anEarlierRefund({ requestId, at: minutesAfter(minutes[index] ?? 0) }),
        );
        const asked = { chargeId: "ch_3PaidInFull", amount: money(1_250n, "eur"), ticket: "" };
        const found = sameThings(asked, all, minutesAfter(60));
        expect(sameThings(asked, all.toReversed(), minutesAfter(60))).toEqual(found);
      }),
    );
  });

  it("is answered by a sentence just when all that is shown had been shown", () => {
    fc.assert(
      fc.property(ids, ids, (numbers, of) => {
        const earlier = numbers.map((requestId) => anEarlierRefund({ requestId }));
        const answer = { note: "The second item was broken as well", of };
        expect(isAnswered(answer, earlier)).toBe(numbers.every((one) => of.includes(one)));
        expect(isAnswered(null, earlier)).toBe(numbers.length === 0);
      }),
    );
  });
});
