import type { Sent } from "../world/wire";
import type { EndState } from "./end-state";

/** Calls about a charge on another account than its own, and books that have one elsewhere than Stripe. */
export function accountFaults(end: EndState): string[] {
  return [
    ...end.sent.flatMap((sent) => callFaults(end, sent)),
    ...end.charges.flatMap(({ charge_id: id, connected_account: account }) =>
      account === end.accountOf(id) ? [] : [`${id} is on ${account ?? "our own account"} in our books`],
    ),
  ];
}

function callFaults({ accountOf }: EndState, { call, path, body, account }: Sent): string[] {
  const id = /\b(?:ch|re)_\w+/.exec(`${path} ${body}`)?.[0];
  if (id === undefined || accountOf(id) === account) return [];
  return [`${call} about ${id} went to ${account ?? "our own account"}`];
}
