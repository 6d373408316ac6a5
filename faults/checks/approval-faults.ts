import type { AuditLine, EndState, RequestLine } from "./end-state";
import { isBeforeSecond } from "./money-faults";

const hour = 3_600_000;

/** So long may a request wait for a second person, and then until somebody notices. */
const longestWait = 72 * hour + 2 * hour;

/** What is wrong with what two people decide: one sentence each. */
export function approvalFaults(end: EndState): string[] {
  return end.requests
    .filter(({ over_limits: over }) => over !== null)
    .flatMap((request) => [
      ...moneyFaults(end, request),
      ...sendFaults(end, request),
      ...waitFaults(end, request),
    ]);
}

/** Above a limit no money moves without another person, who saw just what was approved. */
function moneyFaults({ refunds, audit, strays, shown }: EndState, request: RequestLine): string[] {
  const { id, requester_subject: author, decided_by_subject: approver, approved_sha256: hash } = request;
  const moved = refunds.some((one) => one.metadata?.request_id === id && strays.get(one.id) !== "copied");
  if (!moved && request.sends === 0) return [];
  const last =
    audit.findLast(({ event, object }) => event === "refund.approved" && object === id)?.body ?? "{}";
  const faults: string[] = [];
  if (approver === null || approver === author) faults.push(`${id} moved money without a second person`);
  if (!last.includes(hash ?? "nothing")) faults.push(`${id} is not what was approved`);
  if (!shown.has(shownMark(approver ?? "", id, hash ?? "")))
    faults.push(`${id} is not what its approver saw`);
  return faults;
}

/** What somebody saw of a request before deciding about it. */
export function shownMark(person: string, requestId: string, sha256: string): string {
  return `${person} ${requestId} ${sha256}`;
}

/** Between the approval and the first send nothing may have changed: neither the payment nor anybody's rights. */
function sendFaults({ audit, trustedUntil }: EndState, request: RequestLine): string[] {
  const { id, charge_id: chargeId, requester_subject: author, decided_by_subject: approver } = request;
  const sentAt = audit.findIndex(({ event, object }) => event === "refund.submitting" && object === id);
  const story = audit.slice(0, Math.max(0, sentAt));
  const approvedAt = story.findLastIndex(({ event, object }) => event === "refund.approved" && object === id);
  const faults: string[] = [];
  const isMoved = story
    .slice(approvedAt)
    .some((row) => row.event === "refund.seen_external" && row.object === chargeId);
  if (isMoved) faults.push(`${id} was sent although its payment changed after the approval`);
  const askedAt = story.findIndex(({ event, object }) => event === "refund.requested" && object === id);
  const isRetired = hasLostRights(story, author, askedAt) || hasLostRights(story, approver ?? "", approvedAt);
  if (isRetired && trustedUntil !== null) faults.push(`${id} was sent for somebody without the right`);
  return faults;
}

/** By the instants as well as by the order: what was stamped before something happened was not told after it. */
function hasLostRights(story: readonly AuditLine[], subject: string, since: number): boolean {
  const from = story[since];
  if (from === undefined) return false;
  const told = story
    .slice(since)
    .filter(({ event, actor }) => event === "session.roles_changed" && isBy(actor, subject));
  return told.some((row) => instantOf(row) >= instantOf(from));
}

function isBy(actor: string, subject: string): boolean {
  return actor.endsWith(`|${subject}`);
}

function instantOf({ body }: AuditLine): number {
  return Date.parse((JSON.parse(body) as { at: string }).at);
}

function waitFaults({ trustedUntil, charges }: EndState, request: RequestLine): string[] {
  const isStopped = charges.some((one) => one.charge_id === request.charge_id && one.blocked_at !== null);
  if (trustedUntil === null || isStopped || !isBeforeSecond(request)) return [];
  const hours = (trustedUntil - new Date(request.created_at).getTime()) / hour;
  return hours * hour > longestWait
    ? [`${request.id} waits for a second person for ${hours.toFixed(0)} hours`]
    : [];
}
