import { chargeIdOf, type EndState, isLive, type RequestLine, sumMinor } from "./end-state";

/** What is wrong with the money in the end: one sentence each, none when all is well. */
export function moneyFaults(end: EndState): string[] {
  return [
    ...end.stripeCharges.flatMap(({ id, amount_captured: captured }) => overRefunded(end, id, captured)),
    ...end.requests.flatMap((request) => requestFaults(end, request)),
    ...end.charges.flatMap(({ charge_id: id }) => figureFaults(end, id)),
    ...twiceAsked(end),
    ...lostRequests(end),
  ];
}

function overRefunded({ refunds }: EndState, chargeId: string, capturedMinor: number): string[] {
  const live = refunds.filter((refund) => chargeIdOf(refund) === chargeId && isLive(refund));
  const sum = sumMinor(live.map(({ amount }) => amount));
  return sum > BigInt(capturedMinor) ? [`${chargeId} gave back ${sum} of ${capturedMinor}`] : [];
}

function requestFaults(end: EndState, request: RequestLine): string[] {
  const { refunds, strays, charges } = end;
  const { id, state, unknown_mode: mode, refund_id: refundId } = request;
  const ours = refunds.filter((one) => one.metadata?.request_id === id && strays.get(one.id) !== "copied");
  const isStopped = charges.some((one) => one.charge_id === request.charge_id && one.blocked_at !== null);
  const faults: string[] = [];
  if (ours.length > 1) faults.push(`${id} became ${ours.length} refunds`);
  const [refund] = ours;
  const isFinal = ["succeeded", "failed", "canceled", "rejected", "expired", "withdrawn"].includes(state);
  // What is not sent because the charge is stopped waits for people, like what is in review.
  const waitsForPeople =
    (state === "unknown" && (mode === "review" || isStillWatched(end, request))) ||
    (isStopped && !refund) ||
    isBeforeSecond(request);
  if (!isFinal && !waitsForPeople && refund?.status !== state) {
    faults.push(`${id} is stuck in ${state} (${mode ?? "no mode"})`);
  }
  if (refund && refundId !== refund.id) {
    faults.push(`${id} is ${state} with refund ${refundId ?? "none"}, but Stripe made ${refund.id}`);
  }
  if (refund && refundId === refund.id && state !== refund.status) {
    faults.push(`${id} is ${state}, but its refund is ${refund.status}`);
  }
  // A whole charge takes along what came back meanwhile: it names no sum.
  const hasFreed = refunds.some((one) => chargeIdOf(one) === request.charge_id && !isLive(one));
  if (refund && !hasFreed && BigInt(refund.amount) > BigInt(request.amount_minor)) {
    faults.push(`${id} asked for ${request.amount_minor} and moved ${refund.amount}`);
  }
  if (!refund && (refundId !== null || state === "succeeded")) {
    faults.push(`${id} is ${state}, but Stripe has no refund of it`);
  }
  return faults;
}

/** People had it sent anew so late that the time in which Stripe could still carry it out is not over. */
function isStillWatched(
  { watchedSince }: EndState,
  { unknown_mode: mode, last_sent_at: sentAt }: RequestLine,
): boolean {
  return mode === "watch" && sentAt !== null && watchedSince !== null && sentAt.getTime() > watchedSince;
}

export function isBeforeSecond({ state }: RequestLine): boolean {
  return state === "awaiting_approval" || state === "returned";
}

function isHeld(request: RequestLine): boolean {
  return ["submitting", "unknown", "held", "approved"].includes(request.state) || isBeforeSecond(request);
}

function isPosted({ state }: RequestLine): boolean {
  return ["pending", "requires_action", "succeeded"].includes(state);
}

/** The four figures of a charge against the rows they are the sums of, and against Stripe's own list. */
export function figureFaults(
  { charges, requests, refunds }: Pick<EndState, "charges" | "requests" | "refunds">,
  chargeId: string,
): string[] {
  const row = charges.find((one) => one.charge_id === chargeId);
  if (!row) return [];
  const ofCharge = requests.filter((request) => request.charge_id === chargeId);
  const known = new Set(ofCharge.map(({ refund_id: id }) => id));
  const external = refunds.filter(
    (refund) => chargeIdOf(refund) === chargeId && isLive(refund) && !known.has(refund.id),
  );
  const expected = {
    reserved: sumMinor(ofCharge.filter(isHeld).map(({ amount_minor: amount }) => amount)),
    posted: sumMinor(ofCharge.filter(isPosted).map(({ moved_minor: amount }) => amount)),
    external: sumMinor(external.map(({ amount }) => amount)),
  };
  const found = {
    reserved: BigInt(row.reserved_minor),
    posted: BigInt(row.posted_minor),
    external: BigInt(row.external_minor),
  };
  const names = ["reserved", "posted", "external"] as const;
  return names
    .filter((name) => found[name] !== expected[name])
    .map((name) => `${chargeId}: ${name} is ${found[name]}, its rows make ${expected[name]}`);
}

/** One form, one request: however often it was sent, and to whichever server. */
function twiceAsked({ requests, forms }: EndState): string[] {
  const asked = requests.filter(({ requester_subject: subject }) => subject !== "recovered");
  const sent = asked.map((one) => one.attempt_id);
  const twice = sent.filter((form, index) => sent.indexOf(form) !== index);
  const foreign = sent.filter((form) => !forms.has(form));
  return [
    ...twice.map((form) => `form ${form} made two requests`),
    ...foreign.map((form) => `a request came of ${form}, which is no form`),
  ];
}

function lostRequests({ acknowledged, requests }: EndState): string[] {
  const kept = new Set(requests.map(({ id }) => id));
  return [...acknowledged].filter((id) => !kept.has(id)).map((id) => `${id} was promised and is gone`);
}
