import type { EndState, RequestLine } from "./end-state";

const dayMilliseconds = 86_400_000;
const standing: readonly string[] = [
  "held",
  "approved",
  "submitting",
  "unknown",
  "pending",
  "requires_action",
  "succeeded",
];

/** At most one refund a ticket and charge within a day, unless somebody said why: one sentence each that breaks it. */
export function repeatFaults({ requests, forms }: EndState): string[] {
  // What was found at Stripe and put back into the books was asked for where nobody could tell.
  const asked = requests.filter(({ state, attempt_id: form }) => standing.includes(state) && forms.has(form));
  return asked.flatMap((one, index) =>
    asked
      .slice(index + 1)
      .filter((other) => isRepeat(one, other))
      .map((other) => `${other.id} repeats ${one.id}, and nobody was asked why`),
  );
}

/** Which of the two was decided first is not told by when each was looked up: one sentence between them will do. */
function isRepeat(one: RequestLine, other: RequestLine): boolean {
  const isSame = one.charge_id === other.charge_id && one.ticket === other.ticket;
  const apart = Math.abs(instantOf(one) - instantOf(other));
  return isSame && apart <= dayMilliseconds && one.repeat_note === null && other.repeat_note === null;
}

/** The earliest of all for a row that was never sent: it stands in nobody's way. */
function instantOf({ first_sent_at: at }: RequestLine): number {
  return at === null ? 0 : new Date(at).getTime();
}
