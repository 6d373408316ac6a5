import { describe, expect, it } from "vitest";
import { refundStates } from "@/lib/core/refund/refund-ledger";
import { type ApprovalAct, approvalActs, decideApprovalAct, type WaitingRequest } from "./approval-acts";

const now = new Date("2026-11-20T12:00:00Z");
const ana = { issuer: "https://id.example", subject: "ana" };
const mira = { issuer: "https://id.example", subject: "mira" };
const waiting: WaitingRequest = {
  state: "awaiting_approval",
  needsApproval: true,
  requester: ana,
  decidedBy: null,
  dueAt: new Date(now.getTime() + 1),
};
const asSeen = { isAsSeen: true, now };

const authors: readonly ApprovalAct[] = ["answer", "withdraw"];
const decide = (act: ApprovalAct, request: Partial<WaitingRequest> = {}, person = mira, moment = asSeen) =>
  decideApprovalAct(act, { ...waiting, ...request }, person, moment);

describe("an act on a request that needs a second person", () => {
  it.each(approvalActs)("%s goes only from its own states", (act) => {
    const person = authors.includes(act) ? ana : mira;
    const from = refundStates.filter((state) => decide(act, { state }, person).kind === "go");
    const expected = {
      approve: ["awaiting_approval"],
      reject: ["awaiting_approval"],
      return: ["awaiting_approval"],
      answer: ["returned"],
      withdraw: ["awaiting_approval", "returned"],
    };
    expect(from).toEqual(expected[act]);
  });

  it.each(["approve", "reject", "return"] as const)("%s is never the author’s own", (act) => {
    for (const state of refundStates) {
      expect(decide(act, { state }, ana)).toMatchObject({ refusal: { kind: "own_request" } });
    }
    const namesake = { ...ana, issuer: "https://other.example" };
    expect(decide(act, {}, namesake).kind).toBe("go");
  });

  it.each(authors)("%s is nobody’s but the author’s", (act) => {
    expect(decide(act, { state: "returned" }, mira)).toMatchObject({ refusal: { kind: "not_own_request" } });
  });

  it("approves only what was shown", () => {
    expect(decide("approve", {}, mira, { isAsSeen: false, now })).toMatchObject({
      refusal: { kind: "changed" },
    });
    expect(decide("reject", {}, mira, { isAsSeen: false, now }).kind).toBe("go");
  });

  it("is too late after 72 hours, to the millisecond", () => {
    expect(decide("approve", { dueAt: now })).toMatchObject({ refusal: { kind: "lapsed" } });
  });

  it("is done already where the same person did it, and told to others with the name", () => {
    const decided = { state: "succeeded", decidedBy: { ...mira, name: "Mira" } } as const;
    expect(decide("approve", decided).kind).toBe("done");
    expect(decide("reject", decided)).toMatchObject({ refusal: { kind: "decided", by: "Mira" } });
    const other = { issuer: mira.issuer, subject: "tom" };
    expect(decide("approve", decided, other)).toMatchObject({ refusal: { kind: "decided", by: "Mira" } });
    expect(decide("reject", { ...decided, state: "rejected" }).kind).toBe("done");
    expect(decide("withdraw", { state: "withdrawn" }, ana).kind).toBe("done");
  });

  it("finds nothing where one person was enough", () => {
    expect(decide("approve", { needsApproval: false })).toMatchObject({ refusal: { kind: "absent" } });
  });
});
