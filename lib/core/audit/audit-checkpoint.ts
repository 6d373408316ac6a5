/** How far the audit log had come at an instant. Signed and kept elsewhere, it shows any later rewriting. */
export type Checkpoint = { readonly seq: bigint; readonly hash: string; readonly at: Date };

const rowsBetween = 100n;
const longestMilliseconds = 5 * 60_000;

/** After 100 rows, or after five minutes if there is any new row. A last one from the future was a clock astray. */
export function isCheckpointDue(
  headSeq: bigint,
  last: { readonly seq: bigint; readonly at: Date } | null,
  now: Date,
): boolean {
  const newRows = headSeq - (last?.seq ?? 0n);
  if (newRows === 0n) return false;
  if (last === null || newRows >= rowsBetween) return true;
  const passedMilliseconds = now.getTime() - last.at.getTime();
  return passedMilliseconds < 0 || passedMilliseconds >= longestMilliseconds;
}

/** The text that is signed. */
export function checkpointText({ seq, hash, at }: Checkpoint): string {
  return `rd-checkpoint-1|${seq}|${hash}|${at.toISOString()}`;
}

/** The line that is kept; the signature in base64. */
export function checkpointLine({ seq, hash, at }: Checkpoint, signature: string): string {
  return JSON.stringify({
    format: "rd-checkpoint-1",
    seq: Number(seq),
    hash,
    at: at.toISOString(),
    signature,
  });
}
