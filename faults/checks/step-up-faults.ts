import type { EndState, RequestLine, StepUpLine } from "./end-state";
import { dayMilliseconds, standing } from "./limit-faults";

const minute = 60_000;
/** A proof counts so long after it was given, and can be given so long after it was asked for. */
const longestUse = 5 * minute;
const longestWait = 10 * minute;

/** Whatever went out above the amount without a fresh proof of its author for just that: one sentence each. */
export function stepUpFaults(end: EndState): string[] {
  const above = end.limits?.stepUpAboveMinor;
  if (above === undefined) return [];
  const due = end.requests.filter(
    (request) =>
      request.over_limits === null && end.forms.has(request.attempt_id) && sumOnCharge(end, request) > above,
  );
  return [
    ...end.stepUps.flatMap((row) => proofFaults(end, row)),
    ...due.flatMap((request) => requestFaults(end, request)),
    ...twiceUsed(end.requests),
  ];
}

/** What is asked for, with what else goes back of the same payment: two halves are one whole. */
function sumOnCharge({ requests, trustedUntil }: EndState, request: RequestLine): number {
  const at = new Date(request.created_at).getTime();
  const isCounted = (one: RequestLine) =>
    trustedUntil !== null &&
    one.charge_id === request.charge_id &&
    standing.includes(one.state) &&
    new Date(one.created_at).getTime() < at &&
    new Date(one.created_at).getTime() > at - dayMilliseconds;
  const others = requests.filter(isCounted);
  return others.reduce((sum, { amount_minor: minor }) => sum + Number(minor), Number(request.amount_minor));
}

/** What counts as proved must have been proved at the provider, by the author. */
function proofFaults({ givenProofs }: EndState, { id, subject, proved_at: provedAt }: StepUpLine): string[] {
  if (provedAt === null || givenProofs.get(id)?.person === subject) return [];
  return [`${id} counts as proved, and ${subject} proved nothing`];
}

function requestFaults({ stepUps, trustedUntil }: EndState, request: RequestLine): string[] {
  const { id, step_up_id: stepUpId, requester_subject: author, amount_minor: minor } = request;
  const row = stepUps.find((one) => one.id === stepUpId);
  if (row?.proved_at == null) return [`${id} of ${minor} took no second factor`];
  const isForIt =
    row.subject === author &&
    row.charge_id === request.charge_id &&
    row.amount_minor === minor &&
    row.attempt_id === request.attempt_id;
  const faults = isForIt ? [] : [`${id} rests on ${row.id}, which is for something else`];
  if (trustedUntil === null) return faults;
  const provedAt = new Date(row.proved_at).getTime();
  const isLate =
    new Date(request.created_at).getTime() > provedAt + longestUse ||
    provedAt > new Date(row.asked_at).getTime() + longestWait;
  return isLate ? [...faults, `${id} rests on ${row.id}, which was too old`] : faults;
}

function twiceUsed(requests: readonly RequestLine[]): string[] {
  const used = requests.flatMap(({ step_up_id: id }) => id ?? []);
  return used.filter((id, position) => used.indexOf(id) !== position).map((id) => `${id} was used twice`);
}
