import { describe, expect, it } from "vitest";
import { checkpointLine, checkpointText, isCheckpointDue } from "./audit-checkpoint";

const signedAt = new Date("2026-11-23T12:00:00Z");
const last = { seq: 500n, at: signedAt };
const after = (seconds: number) => new Date(signedAt.getTime() + seconds * 1000);

describe("a checkpoint is due", () => {
  it.each([
    [599n, 299, false],
    [600n, 0, true],
    [501n, 299, false],
    [501n, 300, true],
    [500n, 86_400, false],
    // A clock that ran ahead, and a database that was put back to an older state.
    [501n, -1, true],
    [400n, 300, true],
  ])("at row %s, %s s after row 500 was signed: %s", (headSeq, seconds, isDue) => {
    expect(isCheckpointDue(headSeq, last, after(seconds))).toBe(isDue);
  });

  it("at the very first row, and not before it", () => {
    expect(isCheckpointDue(0n, null, signedAt)).toBe(false);
    expect(isCheckpointDue(1n, null, signedAt)).toBe(true);
  });
});

it("a checkpoint signs its number, its hash and its instant, and is kept on one line", () => {
  const checkpoint = { seq: 7n, hash: "ab", at: signedAt };
  expect(checkpointText(checkpoint)).toBe("rd-checkpoint-1|7|ab|2026-11-23T12:00:00.000Z");
  expect(JSON.parse(checkpointLine(checkpoint, "c2ln"))).toEqual({
    format: "rd-checkpoint-1",
    seq: 7,
    hash: "ab",
    at: "2026-11-23T12:00:00.000Z",
    signature: "c2ln",
  });
});
