/**
 * What was found in an export without a fault, and what that does not prove.
 * @param {Extract<import("./verify-export.mjs").Verdict, { fault: null }>} verdict
 * @param {import("./read-checkpoints.mjs").Checkpoints | null} witnesses null when none were given
 * @returns {string[]}
 */
export function verdictLines(verdict, witnesses) {
  const { isWhole, rows, lastSeq } = verdict;
  const found = isWhole
    ? `${rows} rows, one unbroken chain from the first to row ${lastSeq}.`
    : `${rows} rows, each of them as it was written. This export was filtered: rows that are not in it cannot be missed. Only an export of the whole log shows gaps.`;
  return [found, ...(witnesses === null ? [withoutWitnesses] : witnessLines(verdict, witnesses))];
}

const withoutWitnesses =
  "No checkpoints were given: a chain that somebody with the database wrote anew, or cut at its end, would look the same.";

function witnessLines({ confirmed, lastConfirmed, lastSeq, unseen }, { unreadableLines }) {
  const lines = [lastConfirmed === null ? "No checkpoint is about any of these rows." : confirmation()];
  if (unseen > 0) lines.push(`Checkpoints about rows that are not in this export: ${unseen}.`);
  if (unreadableLines.length > 0) {
    lines.push(`Passed over in the checkpoints, as not readable: line ${unreadableLines.join(", ")}.`);
  }
  return lines;

  function confirmation() {
    const { seq, at } = lastConfirmed;
    const open = lastSeq > seq ? ` Rows after it that nothing was signed for: ${lastSeq - seq}.` : "";
    return `Signed checkpoints that fit: ${confirmed}, the last at row ${seq} on ${at}.${open}`;
  }
}
