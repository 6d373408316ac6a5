import { expect, test } from "vitest";
import { idFromAddress } from "./id-from-address";

test.each([
  ["ch_3MmlLrLkdIwHu7ix0snN0B15", "ch_3MmlLrLkdIwHu7ix0snN0B15"],
  ["..%2Fx", "../x"],
  ["%C5%81%C3%B3d%C5%BA", "Łódź"],
  ["%E0%A4%A", "%E0%A4%A"],
])("%s names %s", (segment, id) => {
  expect(idFromAddress(segment)).toBe(id);
});

test("what is too long for an id is cut between characters", () => {
  expect(idFromAddress("👍".repeat(81))).toBe("👍".repeat(80));
});
