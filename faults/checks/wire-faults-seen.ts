import type { Sent } from "../world/wire";
import { isSend } from "../world/wire-faults";
import type { EndState } from "./end-state";

const hour = 3_600_000;
const minute = 60_000;

/** 23 hours, and what the guard may let pass between the look and the send. */
const oldestKeyMilliseconds = 23 * hour + 3 * minute;

/** Answers that prove that Stripe's limits or rights stopped a request before its key was even looked at. */
const neverRan: readonly (number | null)[] = [401, 403, 429];

/** What is wrong with the requests that left us, judged by the history of the wire. */
export function wireFaultsSeen(end: EndState): string[] {
  const sends = end.sent.filter(({ call }) => isSend(call));
  return sends
    .flatMap((send, index) => [
      ...keyFaults(end, send),
      ...ageFaults(sends.slice(0, index), send),
      ...contentFaults(sends.slice(0, index), send),
    ])
    .concat(end.requests.flatMap((request) => countFaults(end, sends, request)));
}

function keyFaults({ requests, audit }: EndState, { key, body }: Sent): string[] {
  const named = new URLSearchParams(body).get("metadata[request_id]");
  const request = requests.find(({ id }) => id === named);
  if (!request) return [`a send for ${named ?? "nobody"}, of which there is no row`];
  const isTold = keysOf(audit, request.id).includes(key ?? "");
  return isTold ? [] : [`${request.id} was sent under the key ${key ?? "none"}`];
}

/** The keys of a request by its story: the one it began with, and one more each time people had it sent anew. */
function keysOf(audit: EndState["audit"], requestId: string): string[] {
  return audit
    .filter(({ object, event }) => object === requestId && keyEvents.includes(event))
    .flatMap(({ body }) => factsIn(body).idempotencyKey ?? []);
}

const keyEvents: readonly string[] = ["refund.requested", "refund.submitting"];

function factsIn(body: string): { readonly idempotencyKey?: string; readonly send?: number } {
  return (JSON.parse(body) as { facts: { idempotencyKey?: string; send?: number } }).facts;
}

function ageFaults(earlier: readonly Sent[], { key, atMilliseconds }: Sent): string[] {
  const first = earlier.find((one) => one.key === key && !neverRan.includes(one.status));
  const age = first ? atMilliseconds - first.atMilliseconds : 0;
  if (age <= oldestKeyMilliseconds) return [];
  return [`${key ?? "no key"} was sent again after ${(age / hour).toFixed(1)} hours`];
}

function contentFaults(earlier: readonly Sent[], { key, body, path }: Sent): string[] {
  const other = earlier.find((one) => one.key === key && (one.body !== body || one.path !== path));
  return other ? [`${key ?? "no key"} was sent with two contents`] : [];
}

const markEvents: readonly string[] = ["refund.send_marked", "refund.submitting"];

/** Each send stands marked in the audit log; the SDK may repeat one at once, after a broken connection. */
function countFaults(
  { audit }: EndState,
  sends: readonly Sent[],
  { id }: EndState["requests"][number],
): string[] {
  // To be sent anew is no send yet: that is marked by itself.
  const marks = audit.filter(
    ({ object, event, body }) =>
      object === id && markEvents.includes(event) && factsIn(body).send !== undefined,
  );
  const keys = keysOf(audit, id);
  const own = sends.filter((one) => keys.includes(one.key ?? ""));
  const repeats = own.filter(({ atMilliseconds }, index) => {
    const before = own[index - 1];
    return before !== undefined && before.status === null && atMilliseconds - before.atMilliseconds < 5_000;
  });
  const unmarked = own.length - repeats.length - marks.length;
  return unmarked > 0 ? [`${id} was sent ${unmarked} times without a mark`] : [];
}
