import { chargeIdOf, type EndState } from "./end-state";

/** What is wrong with the charges that were stopped, or should have been: one sentence each. */
export function stopFaults(end: EndState): string[] {
  return [...end.charges.flatMap(({ charge_id: id }) => chargeFaults(end, id)), ...lostFaults(end)];
}

function chargeFaults(end: EndState, chargeId: string): string[] {
  const { charges, cases, refunds, strays } = end;
  const isBlocked = charges.some((one) => one.charge_id === chargeId && one.blocked_at !== null);
  const hasStray = refunds.some((refund) => strays.has(refund.id) && chargeIdOf(refund) === chargeId);
  const isTold = cases.some(({ kind, charge_id: id, closed_at: closed }) => {
    return id === chargeId && closed === null && stopping.includes(kind);
  });
  const faults: string[] = [];
  if (isBlocked && !isTold) faults.push(`${chargeId} is stopped without an open case`);
  if (isBlocked && !hasStray) faults.push(`${chargeId} was stopped, and nothing is wrong with it`);
  if (!isBlocked && hasStray) faults.push(`${chargeId} was not stopped, and a refund contradicts its books`);
  return [...faults, ...sentWhileStopped(end, chargeId)];
}

const stopping: readonly string[] = ["books_disagree", "recovered_from_stripe"];

function sentWhileStopped({ audit, requests }: EndState, chargeId: string): string[] {
  const stopped = audit.findIndex(({ event, object }) => event === "charge.stopped" && object === chargeId);
  if (stopped < 0) return [];
  const ofCharge = new Set(requests.flatMap(({ id, charge_id: own }) => (own === chargeId ? id : [])));
  const marks = audit
    .slice(stopped)
    .filter(({ event, object }) => sendMarks.includes(event) && ofCharge.has(object));
  return marks.map(({ object }) => `${object} was sent although ${chargeId} was stopped`);
}

const sendMarks: readonly string[] = ["refund.send_marked", "refund.submitting"];

/** A row that our books have lost stands there again, once, with the refund that it was lost from. */
function lostFaults({ charges, refunds, requests, strays }: EndState): string[] {
  const known = new Set(charges.map(({ charge_id: id }) => id));
  const lost = refunds.filter((refund) => strays.get(refund.id) === "lost" && known.has(chargeIdOf(refund)));
  return lost.flatMap(({ id, metadata }) => {
    const rows = requests.filter(({ refund_id: refundId }) => refundId === id);
    if (rows.length === 1 && rows[0]?.id === metadata?.request_id) return [];
    return [`refund ${id} of ours has ${rows.length} rows`];
  });
}
