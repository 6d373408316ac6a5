import { describe, expect, it } from "vitest";
import { countCheck, countPlaywright, countsLine, countVitest, sumCounts } from "./test-counts.mjs";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});
const vitest = (passed: number, failed: number, skipped: number, files: object[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
  numTodoTests: 0,
  testResults: files,
});
const playwright = (expected: number, unexpected: number, flaky: number, errors: object[]) => ({
  stats: { expected, unexpected, flaky, skipped: 1 },
  errors,
});

describe("counting a vitest run", () => {
  it("adds up what its report says", () => {
    const report = vitest(3, 1, 2, [file("failed", "failed", "passed")]);
    expect(countVitest({ code: 1, report })).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it("counts a file that broke before its first test as failed", () => {
    const report = vitest(3, 0, 0, [file("passed", "passed"), file("failed")]);
    expect(countVitest({ code: 1, report })).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it("fails when there is no report, no test, or a bad end with no failed test", () => {
    expect(countVitest({ code: 1, report: null }).failed).toBe(1);
    expect(countVitest({ code: 0, report: vitest(0, 0, 5, []) }).failed).toBe(1);
    expect(countVitest({ code: 1, report: vitest(4, 0, 0, [file("passed", "passed")]) }).failed).toBe(1);
  });
});

describe("counting a Playwright run", () => {
  it("counts a flaky test and an error outside the tests as failed", () => {
    expect(countPlaywright({ code: 1, report: playwright(5, 1, 1, [{}]) })).toEqual({
      passed: 5,
      failed: 3,
      skipped: 1,
    });
  });

  it("fails when there is no report or no test", () => {
    expect(countPlaywright({ code: 1, report: null }).failed).toBe(1);
    expect(countPlaywright({ code: 0, report: playwright(0, 0, 0, []) }).failed).toBe(1);
  });
});

describe("the last line of the run", () => {
  it("sums all suites and names skipped tests only when there are some", () => {
    const total = sumCounts([countCheck(true), countCheck(false), { passed: 7, failed: 0, skipped: 0 }]);
    expect(countsLine(total)).toBe("8 passed, 1 failed");
    expect(countsLine({ ...total, skipped: 2 })).toBe("8 passed, 1 failed, 2 skipped");
  });
});
