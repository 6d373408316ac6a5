import type { World } from "../world/world";
import type { EndState } from "./end-state";

/**
 * What can be asked of books that were put back to an earlier state: of what was lost nobody can know, so it is no
 * fault that its rows and marks are gone; but a refund that comes of it must be seen to be ours, and stop its charge.
 */
export function afterLoss(end: EndState, { restored }: Pick<World, "restored">): EndState {
  if (restored === null) return end;
  const { atMilliseconds, lostRequests } = restored;
  const isLost = (id: string | undefined) => id !== undefined && lostRequests.has(id);
  const lost = end.refunds.filter(({ metadata }) => isLost(metadata?.request_id));
  return {
    ...end,
    acknowledged: new Set([...end.acknowledged].filter((id) => !lostRequests.has(id))),
    sent: end.sent.filter((one) => one.atMilliseconds > atMilliseconds),
    strays: new Map([...end.strays, ...lost.map(({ id }) => [id, "lost"] as const)]),
  };
}
