/** How long a piece of work took, in milliseconds. Work that fails has no time: its error is passed on. */
export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begunAt = performance.now();
  await work();
  return performance.now() - begunAt;
}
