import { describe, expect, it } from "vitest";
import { readAuditBody } from "./audit-body";

const body = {
  at: "2026-11-23T12:00:00.000Z",
  actor: "https://id|ana",
  actorName: "Ana",
  event: "refund.requested",
  object: "rq_1",
  facts: { amountMinor: "500", note: "", failure: null, metadataKeys: ["order"], send: 1 },
};

describe("the stored text of an audit row", () => {
  it("tells who, when and what, with the facts that are not empty as texts", () => {
    expect(readAuditBody(JSON.stringify(body))).toEqual({
      at: new Date("2026-11-23T12:00:00Z"),
      actor: "https://id|ana",
      actorName: "Ana",
      event: "refund.requested",
      facts: { amountMinor: "500", metadataKeys: '["order"]', send: "1" },
    });
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "null"],
    ["without a name", JSON.stringify({ ...body, actorName: undefined })],
    ["with facts that are none", JSON.stringify({ ...body, facts: "none" })],
    ["with an instant that is none", JSON.stringify({ ...body, at: "noon" })],
  ])("cannot be read when it is %s", (_title, text) => {
    expect(readAuditBody(text)).toBeNull();
  });
});
