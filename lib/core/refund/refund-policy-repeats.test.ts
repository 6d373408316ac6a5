import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import { aCharge, anEarlierRefund, aRequest, gatheredFrom, someFigures } from "@/lib/core/test-builders";
import type { EarlierRefund } from "./earlier-refund";
import { decideRefund } from "./refund-policy";
import type { RefundRequest } from "./refund-request";

const before = anEarlierRefund({ requestId: "rq_1" });
const because = { note: "The second item was broken as well", of: ["rq_1"] };

function decide(
  change: Partial<RefundRequest>,
  earlier: readonly EarlierRefund[] = [before],
  leftMinor = 10_000n,
) {
  const figures = someFigures({ leftMinor });
  return decideRefund(aRequest(change), { ...gatheredFrom(aCharge()), figures, earlier });
}

describe("a refund of the same thing", () => {
  it("is refused with what went back before and what is asked", () => {
    expect(decide({})).toMatchObject({
      kind: "refuse",
      refusal: {
        kind: "looks_repeated",
        asked: money(1_250n, "eur"),
        ticket: "TCK-812",
        earlier: [before],
        hasAnswer: false,
      },
    });
  });

  it("goes on with a sentence for just that, and carries what it was given for", () => {
    expect(decide({ repeat: because })).toEqual({
      kind: "hold",
      calculation: null,
      amount: money(1_250n, "eur"),
      repeats: [before],
      reason: { stripeReason: "requested_by_customer", key: null, label: null },
      over: [],
      stepUpAbove: null,
    });
  });

  it("is asked about anew when another one came in between", () => {
    const between = anEarlierRefund({ requestId: "rq_2" });
    expect(decide({ repeat: because }, [between, before])).toMatchObject({
      refusal: { kind: "looks_repeated", hasAnswer: true, earlier: [before, between] },
    });
  });

  it("needs no other sentence when one of those that were shown failed meanwhile", () => {
    expect(decide({ repeat: { ...because, of: ["rq_1", "rq_2"] } }).kind).toBe("hold");
  });

  it("is nothing to explain when the sentence came with something else", () => {
    const other = { ticket: "", amount: { kind: "part", money: money(900n, "eur") } } as const;
    expect(decide({ ...other, repeat: because })).toMatchObject({
      kind: "hold",
      calculation: null,
      repeats: [],
    });
  });

  it("as a whole is compared by the sum that it would take", () => {
    const whole = { amount: { kind: "whole" }, ticket: "" } as const;
    const same = { ...whole, seenLeft: money(1_250n, "eur") };
    expect(decide(same, [before], 1_250n)).toMatchObject({ refusal: { kind: "looks_repeated" } });
    expect(decide({ ...whole, seenLeft: money(900n, "eur") }, [before], 900n).kind).toBe("hold");
  });

  it("is told before what changed since, which is that very refund", () => {
    expect(decide({ seenLeft: money(11_250n, "eur") })).toMatchObject({
      refusal: { kind: "looks_repeated" },
    });
    const answered = { seenLeft: money(11_250n, "eur"), repeat: because };
    expect(decide(answered)).toMatchObject({ refusal: { kind: "charge_changed" } });
  });

  it("asks for no sentence where it could not be made anyhow", () => {
    expect(decide({ seenLeft: money(1_250n, "eur") }, [before], 1_000n)).toMatchObject({
      refusal: { kind: "charge_changed" },
    });
    expect(decide({ reverseTransfer: true })).toMatchObject({
      refusal: { kind: "transfer_not_returnable" },
    });
    expect(decide({}, [before], 0n)).toMatchObject({ refusal: { kind: "charge_refunded" } });
  });
});

it("nothing that looks the same goes without a sentence, and nothing else is asked for one", () => {
  const amounts = fc.integer({ min: 1, max: 3 });
  const tickets = fc.constantFrom("", "A", "a ", "B");
  const charges = fc.constantFrom("ch_3PaidInFull", "ch_3Other");
  const hoursAgo = fc.integer({ min: 0, max: 48 });
  fc.assert(
    fc.property(
      amounts,
      tickets,
      amounts,
      tickets,
      charges,
      hoursAgo,
      (asked, ticket, sum, for_, of, hours) => {
        const gathered = gatheredFrom(aCharge());
        const at = new Date(gathered.seenAt.getTime() - hours * 3_600_000);
        const past = { chargeId: of, amount: money(sum, "eur"), ticket: for_, at };
        const earlier = [anEarlierRefund({ ...past, requestId: "rq_1" })];
        const request = aRequest({ amount: { kind: "part", money: money(asked, "eur") }, ticket });
        const hasTicket = ticket !== "" && ticket.trim().toLowerCase() === for_.trim().toLowerCase();
        const isHere = of === "ch_3PaidInFull";
        const isSame = hours <= 24 && (isHere ? hasTicket || asked === sum : hasTicket && asked === sum);
        expect(decideRefund(request, { ...gathered, earlier }).kind).toBe(isSame ? "refuse" : "hold");
        const answered = { ...request, repeat: because };
        expect(decideRefund(answered, { ...gathered, earlier }).kind).toBe("hold");
      },
    ),
  );
});
