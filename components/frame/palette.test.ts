import { describe, expect, it } from "vitest";
import { matching } from "./palette";

const names = ["Refund the whole charge", "Type the amount to refund", "Payments", "Refunds", "Audit log"];
const shortcuts = names.map((name) => ({ name, keys: "x" }));
const found = (typed: string) => matching(shortcuts, typed).map(({ name }) => name);

describe("the palette", () => {
  it("shows everything while nothing is typed", () => {
    expect(found("  ")).toEqual(names);
  });

  it("shows what has a word that begins so, in any order and case", () => {
    expect(found("REF")).toEqual(["Refund the whole charge", "Type the amount to refund", "Refunds"]);
    expect(found("charge ref")).toEqual(["Refund the whole charge"]);
    expect(found("log")).toEqual(["Audit log"]);
  });

  it("shows nothing for a payment's number", () => {
    expect(found("ch_3QxYz0AbCdEfGhIj")).toEqual([]);
    expect(found("efund")).toEqual([]);
  });
});
