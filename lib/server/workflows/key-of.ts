import "server-only";

/** The key under which a request is sent: a new generation, and so a new key, only by two people. */
export function keyOf(
  request: { readonly id: string; readonly livemode: boolean },
  generation: number,
): string {
  return `rd1:${request.livemode ? "live" : "test"}:${request.id}:${generation}`;
}
