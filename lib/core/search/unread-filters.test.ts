import { expect, it } from "vitest";
import { type UnreadFilter, unreadFilters } from "./unread-filters";

const labels = { state: "State", whose: "Made by", from: "From (UTC)" };
const kept = { state: null, whose: "everyone", from: "" };

it.each<[string, Record<string, unknown>, UnreadFilter[]]>([
  ["nothing", {}, []],
  ["what is empty", { state: "", from: " " }, []],
  ["what is no filter of this list", { other: "x" }, []],
  ["what is the rule anyway", { whose: "everyone" }, []],
  [
    "words that mean nothing",
    { state: "nonsense", whose: "them" },
    [
      { label: "State", text: "nonsense" },
      { label: "Made by", text: "them" },
    ],
  ],
  ["a day that does not exist", { from: " 2026-02-30 " }, [{ label: "From (UTC)", text: "2026-02-30" }]],
  ["a filter given twice", { state: ["held", "failed"] }, [{ label: "State", text: "held, failed" }]],
  ["something endless", { state: "x".repeat(500) }, [{ label: "State", text: "x".repeat(60) }]],
])("of an address with %s", (_, parameters, unread) => {
  expect(unreadFilters(labels, parameters, kept)).toEqual(unread);
});

it("a filter that holds is not told, nor one that is only shortened", () => {
  const read = { state: "held", whose: "mine", from: "2026-02-28" };
  expect(unreadFilters(labels, read, read)).toEqual([]);
  expect(unreadFilters(labels, { state: "held too long" }, { ...kept, state: "held" })).toEqual([]);
});
