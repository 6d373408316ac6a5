/**
 * @typedef {{ passed: number, failed: number, skipped: number }} TestCounts
 */

/** What a check without a count of its own adds: one, passed or failed. @returns {TestCounts} */
export function countCheck(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/**
 * Counts vitest's JSON report. A file that breaks before its first test has failed once.
 * @param {{ code: number | null, report: any }} run
 */
export function countVitest({ code, report }) {
  if (report === null) return countCheck(false);
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return suspicious(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/**
 * Counts Playwright's JSON report. A flaky test is one that failed.
 * @param {{ code: number | null, report: any }} run
 */
export function countPlaywright({ code, report }) {
  if (report === null) return countCheck(false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return suspicious(code, { passed: expected, failed: unexpected + flaky + report.errors.length, skipped });
}

/** @param {TestCounts[]} counts @returns {TestCounts} */
export function sumCounts(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

/** @param {TestCounts} counts */
export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** A run that executed nothing, or that ended badly although no test failed, has failed once itself. */
function suspicious(code, counts) {
  const ranNothing = counts.passed + counts.failed === 0;
  const endedBadly = code !== 0 && counts.failed === 0;
  return ranNothing || endedBadly ? { ...counts, failed: counts.failed + 1 } : counts;
}
