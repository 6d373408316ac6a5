import type { World } from "../world/world";
import type { EndState } from "./end-state";

/**
 * What can be asked of books that were put back to an earlier state: of what was lost nobody can know, so it is no
 * fault that its rows and marks are gone; but a refund that comes of it must be seen to be ours, and stop its charge.
 */
export function afterLoss(end: EndState, { restored }: Pick<World, "restored">): EndState {
  if (restored === null) return end;
  const { atMilliseconds, lostRequests, unsentAgain } = restored;
  const isLost = (id: string | undefined) => id !== undefined && lostRequests.has(id);
  const lost = end.refunds.filter(({ metadata }) => isLost(metadata?.request_id));
  // Our books have forgotten who agreed to it, so it is nobody's: a contradiction that stops the charge.
  const forgotten = end.refunds.filter(({ id, metadata }) => {
    const request = end.requests.find((one) => one.id === metadata?.request_id);
    return request !== undefined && unsentAgain.has(request.id) && request.refund_id !== id;
  });
  return {
    ...end,
    acknowledged: new Set([...end.acknowledged].filter((id) => !lostRequests.has(id))),
    sent: end.sent.filter((one) => one.atMilliseconds > atMilliseconds),
    strays: new Map<string, "lost" | "copied">([
      ...end.strays,
      ...lost.map(({ id }) => [id, "lost"] as const),
      ...forgotten.map(({ id }) => [id, "copied"] as const),
    ]),
  };
}
