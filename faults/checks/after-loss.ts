import type { World } from "../world/world";
import type { EndState } from "./end-state";

/**
 * What can be asked of books that were put back to an earlier state: of what was lost nobody can know, so it is no
 * fault that its rows and marks are gone; but a refund that comes of it must be seen to be ours, and stop its charge.
 */
export function afterLoss(end: EndState, world: Pick<World, "restored">): EndState {
  const { restored } = world;
  if (restored === null) return end;
  const { atMilliseconds, lostRequests } = restored;
  return {
    ...end,
    acknowledged: new Set([...end.acknowledged].filter((id) => !lostRequests.has(id))),
    sent: end.sent.filter((one) => one.atMilliseconds > atMilliseconds),
    strays: straysAfterLoss(end, world),
  };
}

/** Which refunds bear a number of ours that says nothing, once books were put back. */
export function straysAfterLoss(
  { requests, refunds, strays }: Pick<EndState, "requests" | "refunds" | "strays">,
  { restored }: Pick<World, "restored">,
): EndState["strays"] {
  if (restored === null) return strays;
  const { lostRequests, unsentAgain } = restored;
  const all = new Map(strays);
  for (const { id, metadata } of refunds) {
    const number = metadata?.request_id ?? "";
    const row = requests.find((request) => request.id === number);
    if (lostRequests.has(number)) {
      // Of several under one lost number any may be taken for it: the others then contradict it.
      const isOther = row === undefined ? strays.get(id) === "copied" : row.refund_id !== id;
      all.set(id, isOther ? "copied" : "lost");
    }
    // Our books have forgotten who agreed to it, so it is nobody's: a contradiction that stops the charge.
    if (row !== undefined && unsentAgain.has(number) && row.refund_id !== id) all.set(id, "copied");
  }
  return all;
}
