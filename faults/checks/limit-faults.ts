import type { EndState, RequestLine } from "./end-state";

export const dayMilliseconds = 86_400_000;
/** States in which a refund takes its share of a limit. */
export const standing: readonly string[] = [
  "awaiting_approval",
  "returned",
  "held",
  "approved",
  "submitting",
  "unknown",
  "pending",
  "requires_action",
  "succeeded",
];

/** Whoever went past a limit alone: one sentence each. What a second person agreed to is nobody's own doing. */
export function limitFaults({ requests, limits, forms, trustedUntil }: EndState): string[] {
  if (limits === null) return [];
  const alone = requests.filter(
    ({ over_limits: over, attempt_id: form }) => over === null && forms.has(form),
  );
  return alone.flatMap((request) => {
    const { perRefundMinor, perDayMinor } = limits;
    const { id, requester_subject: person, amount_minor: minor } = request;
    const faults: string[] = [];
    if (perRefundMinor !== null && Number(minor) > perRefundMinor)
      faults.push(`${id} is above the limit of ${person}`);
    if (perDayMinor === null || trustedUntil === null || !standing.includes(request.state)) return faults;
    const sum = sumOfDay(alone, request);
    return sum > perDayMinor
      ? [...faults, `${person} refunded ${sum} alone within a day, up to ${id}`]
      : faults;
  });
}

/** All that the same person did alone in the day up to this request, with it. */
function sumOfDay(alone: readonly RequestLine[], request: RequestLine): number {
  const at = instantOf(request);
  return alone
    .filter(
      ({ requester_subject: person, state }) =>
        person === request.requester_subject && standing.includes(state),
    )
    .filter((one) => instantOf(one) <= at && instantOf(one) > at - dayMilliseconds)
    .reduce((sum, { amount_minor: minor }) => sum + Number(minor), 0);
}

function instantOf({ first_sent_at: sentAt, created_at: createdAt }: RequestLine): number {
  return new Date(sentAt ?? createdAt).getTime();
}
