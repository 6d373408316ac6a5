import type { Charge, ChargeFigures, ChargeRefund, Dispute } from "@/lib/core/charge/charge";
import { chargeFigures } from "@/lib/core/charge/charge-figures";
import { type Reservation, unseenReservedMinor } from "@/lib/core/charge/unseen-reserved";
import { formatMoney } from "@/lib/core/money/format-money";

/** What a decision about a request rests on beside the request itself, as it is stored and hashed. */
export type ApprovalFacts = {
  readonly currency: string;
  readonly paidMinor: string;
  readonly refundedMinor: string;
  /** Without the request itself. */
  readonly pendingMinor: string;
  readonly leftMinor: string;
  readonly isStopped: boolean;
  readonly customerId: string | null;
  readonly refunds: readonly { readonly id: string; readonly amountMinor: string; readonly status: string }[];
  readonly disputes: readonly { readonly id: string; readonly status: string }[];
};

/** A look at Stripe beside our books of the same charge. */
export type LookedAt = {
  readonly charge: Charge;
  readonly refunds: readonly ChargeRefund[];
  readonly disputes: readonly Dispute[];
  readonly requests: readonly Reservation[];
  readonly isStopped: boolean;
};

/** The facts beside a request; null for one that has no row yet. */
export function approvalFacts(requestId: string | null, looked: LookedAt): ApprovalFacts {
  const { charge, refunds, disputes, isStopped } = looked;
  const figures = figuresWithout(requestId, looked);
  return {
    currency: figures.currency,
    paidMinor: figures.paidMinor.toString(),
    refundedMinor: figures.refundedMinor.toString(),
    pendingMinor: figures.pendingMinor.toString(),
    leftMinor: figures.leftMinor.toString(),
    isStopped,
    customerId: charge.customer.id,
    // In an order of their own: Stripe's lists may come in another one.
    refunds: refunds
      .map(({ id, amount, status }) => ({ id, amountMinor: amount.amountMinor.toString(), status }))
      .toSorted(byId),
    disputes: disputes.map(({ id, status }) => ({ id, status })).toSorted(byId),
  };
}

/** The figures of the charge as if the request were not there. */
export function figuresWithout(
  requestId: string | null,
  { charge, refunds, requests }: Pick<LookedAt, "charge" | "refunds" | "requests">,
): ChargeFigures {
  const others = requests.filter(({ id }) => id !== requestId);
  return chargeFigures(charge, refunds, unseenReservedMinor(others, refunds));
}

function byId(left: { readonly id: string }, right: { readonly id: string }): number {
  return left.id < right.id ? -1 : 1;
}

/** What is otherwise than it was when the request was made, in sentences. */
export function factChanges(before: ApprovalFacts, now: ApprovalFacts, locale: string): string[] {
  const sum = (minor: string) => formatMoney({ amountMinor: BigInt(minor), currency: now.currency }, locale);
  const figure = (name: string, from: string, to: string) =>
    from === to ? [] : [`${name} ${sum(from)} then, ${sum(to)} now.`];
  return [
    ...figure("Left of the payment were", before.leftMinor, now.leftMinor),
    ...figure("Refunded were", before.refundedMinor, now.refundedMinor),
    ...figure("On their way were", before.pendingMinor, now.pendingMinor),
    ...figure("Paid were", before.paidMinor, now.paidMinor),
    ...refundChanges(before, now, sum),
    ...disputeChanges(before, now),
    ...(before.isStopped === now.isStopped
      ? []
      : [
          now.isStopped ? "Refunds of this payment are stopped now." : "Refunds of this payment go on again.",
        ]),
    ...(before.customerId === now.customerId ? [] : ["The payment belongs to another customer now."]),
  ];
}

function refundChanges(before: ApprovalFacts, now: ApprovalFacts, sum: (minor: string) => string): string[] {
  return now.refunds.flatMap(({ id, amountMinor, status }) => {
    const known = before.refunds.find((one) => one.id === id);
    if (known === undefined)
      return [`Another refund of ${sum(amountMinor)} was made: ${id}, ${words(status)}.`];
    return known.status === status
      ? []
      : [`The refund ${id} was ${words(known.status)} then, and is ${words(status)} now.`];
  });
}

function disputeChanges(before: ApprovalFacts, now: ApprovalFacts): string[] {
  return now.disputes.flatMap(({ id, status }) => {
    const known = before.disputes.find((one) => one.id === id);
    if (known === undefined) return [`The customer’s bank opened a dispute: ${words(status)}.`];
    return known.status === status ? [] : [`The dispute is ${words(status)} now.`];
  });
}

function words(status: string): string {
  return status.replaceAll("_", " ");
}
