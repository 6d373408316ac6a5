import { expect, it } from "vitest";
import type { ChargeState } from "./charge";
import { nothingWentBack } from "./nothing-went-back";

it.each<[ChargeState, boolean]>([
  ["paid", true],
  ["partly_captured", true],
  ["partly_refunded", true],
  ["refunded", false],
  ["failed", false],
  ["pending", false],
  ["uncaptured", false],
  ["expired", false],
  ["disputed", false],
])("of a payment that is %s it is promised that a refund will stand there: %s", (state, isPromised) => {
  expect(nothingWentBack(state).includes("as soon as it is asked for")).toBe(isPromised);
});

it("is said in words that fit", () => {
  expect(nothingWentBack("failed")).toBe("Nothing: this payment failed, so no money came in.");
  expect(nothingWentBack("disputed")).toBe("Nothing as a refund: the dispute decides what goes back.");
});
