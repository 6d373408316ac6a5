import { expect, it } from "vitest";
import { TokenBuckets } from "./token-buckets";

const terms = { capacity: 3, perSecond: 0.5, mostKeys: 2 };

it("gives as many as there are, then says how long to wait, and no longer than that", () => {
  const buckets = new TokenBuckets(terms);
  expect([1, 2, 3, 4].map(() => buckets.take("ana", 0))).toEqual([0, 0, 0, 2]);
  expect(buckets.take("ana", 1_000)).toBe(1);
  expect(buckets.take("ana", 2_000)).toBe(0);
  expect(buckets.take("ana", 2_000)).toBe(2);
});

it("counts each key for itself, fills up to the brim only, and is not misled by a clock that was set back", () => {
  const buckets = new TokenBuckets(terms);
  for (let time = 0; time < 3; time += 1) buckets.take("ana", 0);
  expect(buckets.take("ben", 0)).toBe(0);
  expect([1, 2, 3, 4].map(() => buckets.take("ana", 3_600_000))).toEqual([0, 0, 0, 2]);
  expect(buckets.take("ana", 0)).toBe(2);
});

it("looks without taking", () => {
  const buckets = new TokenBuckets({ ...terms, capacity: 1 });
  expect([buckets.wait("ana", 0), buckets.wait("ana", 0), buckets.take("ana", 0)]).toEqual([0, 0, 0]);
  expect(buckets.wait("ana", 0)).toBe(2);
});

it("remembers no more keys than it may, and forgets the quietest", () => {
  const buckets = new TokenBuckets({ ...terms, capacity: 1 });
  buckets.take("ana", 0);
  buckets.take("ben", 1);
  buckets.take("eve", 2);
  expect(buckets.size).toBe(2);
  expect([buckets.wait("ana", 2), buckets.wait("ben", 2), buckets.wait("eve", 2)]).toEqual([0, 2, 2]);
  for (let number = 0; number < 1_000; number += 1) buckets.take(`made-up-${number}`, 3);
  expect(buckets.size).toBe(2);
});
