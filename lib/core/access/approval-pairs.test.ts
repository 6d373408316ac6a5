import { describe, expect, it } from "vitest";
import { approvalPairs, type PairCount } from "./approval-pairs";

const person = (name: string) => ({ issuer: "https://id", subject: name.toLowerCase(), name });

function count(requester: string, decider: string, approved: number, rejected = 0): PairCount {
  return { requester: person(requester), decider: person(decider), approved, rejected };
}

function judged(...counts: PairCount[]) {
  return approvalPairs(counts).map(({ requester, decider, sharePercent, isConspicuous, isMutual }) => [
    `${requester.name}→${decider.name}`,
    sharePercent,
    isConspicuous,
    isMutual,
  ]);
}

describe("a pair stands out", () => {
  it.each<[string, PairCount[], boolean]>([
    ["from the fifth decision on", [count("Ana", "Mira", 5)], true],
    ["and not before", [count("Ana", "Mira", 4)], false],
    ["with four fifths of what was decided", [count("Ana", "Mira", 8), count("Ana", "Tom", 2)], true],
    ["and not with less", [count("Ana", "Mira", 79), count("Ana", "Tom", 21)], false],
    ["and not once something was rejected", [count("Ana", "Mira", 20, 1)], false],
    ["whatever the others do", [count("Ana", "Mira", 5), count("Ben", "Tom", 500)], true],
  ])("%s", (_, counts, isConspicuous) => {
    expect(approvalPairs(counts).some((pair) => pair.isConspicuous)).toBe(isConspicuous);
  });

  it("as mutual where both directions do", () => {
    expect(judged(count("Mira", "Tom", 6), count("Tom", "Mira", 5), count("Ana", "Mira", 9))).toEqual([
      ["Ana→Mira", 100, true, false],
      ["Mira→Tom", 100, true, true],
      ["Tom→Mira", 100, true, true],
    ]);
    expect(judged(count("Mira", "Tom", 6), count("Tom", "Mira", 4))).toEqual([
      ["Mira→Tom", 100, true, false],
      ["Tom→Mira", 100, false, false],
    ]);
  });

  it("by identity and not by name", () => {
    const elsewhere = { issuer: "https://other", subject: "ana", name: "Ana" };
    const [pair] = approvalPairs([
      count("Ana", "Mira", 5),
      { ...count("Ana", "Tom", 5), requester: elsewhere },
    ]);
    expect(pair).toMatchObject({ decidedOfRequester: 5, sharePercent: 100 });
  });
});

it("what stands out comes first, then what is most frequent", () => {
  expect(judged(count("Ana", "Tom", 10), count("Ana", "Mira", 10), count("Ben", "Tom", 5))).toEqual([
    ["Ben→Tom", 100, true, false],
    ["Ana→Mira", 50, false, false],
    ["Ana→Tom", 50, false, false],
  ]);
});
