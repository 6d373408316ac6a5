import { z } from "zod";
import { connectedAccountPattern } from "@/lib/core/charge/connected-account";
import { cashBalanceId, payableIdPattern } from "@/lib/core/charge/payable";

/** The events that say that a charge or its refunds moved. Source: docs.stripe.com/refunds, API event types. */
export const eventTypes = [
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.refunded",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
] as const;

/** An event, reduced to what it is good for: a hint that this charge should be looked at. */
export type StripeEventHint = {
  readonly eventId: string;
  readonly type: string;
  readonly chargeId: string;
  /** The connected account that it came from; null for our own. */
  readonly connectedAccount: string | null;
  readonly createdAt: Date;
};

export type EventReading =
  | { readonly kind: "hint"; readonly hint: StripeEventHint }
  /** A true event that is about nothing of ours. */
  | { readonly kind: "beside"; readonly why: string }
  | { readonly kind: "refused"; readonly why: "shape" | "mode" };

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish();

const eventBody = z.object({
  object: z.literal("event"),
  id: z.string().regex(/^evt_\w{1,200}$/),
  type: z.string().max(100),
  livemode: z.boolean(),
  account: z.string().regex(connectedAccountPattern).nullish(),
  created: z.int().positive(),
  data: z.object({ object: z.looseObject({ object: z.string(), id: z.string() }) }),
});

/**
 * Reads a body whose signature holds. The SDK takes `null`, lists and events of the other mode for events as
 * well, so all that is checked here.
 */
export function readStripeEvent(body: unknown, livemode: boolean): EventReading {
  const parsed = eventBody.safeParse(body);
  if (!parsed.success) return { kind: "refused", why: "shape" };
  const event = parsed.data;
  if (event.livemode !== livemode) return { kind: "refused", why: "mode" };
  if (!eventTypes.some((type) => type === event.type))
    return { kind: "beside", why: "its type is not awaited" };
  const chargeId = chargeOf(event.data.object);
  if (chargeId === null) return { kind: "beside", why: "no charge stands behind it" };
  const { id: eventId, type, created, account } = event;
  const connectedAccount = account ?? null;
  // What a destination charge passes on arrives there as a payment of its own, and is no payment of a customer's.
  if (connectedAccount !== null && isOfTransfer(event.data.object)) {
    return { kind: "beside", why: "it is about what a transfer brought or took back" };
  }
  const createdAt = new Date(created * 1000);
  return { kind: "hint", hint: { eventId, type, chargeId, connectedAccount, createdAt } };
}

function isOfTransfer(object: Readonly<Record<string, unknown>>): boolean {
  return idIn(object.source_transfer) !== null || idIn(object.source_transfer_reversal) !== null;
}

/** A refund without a charge is of a cash balance. */
function chargeOf(object: Readonly<Record<string, unknown>>): string | null {
  const charge = idIn(object.object === "charge" ? object.id : object.charge);
  const customerId = idIn(object.customer);
  const isOfBalance = object.object === "refund" && charge === null && typeof object.currency === "string";
  const payable =
    isOfBalance && customerId !== null ? cashBalanceId(customerId, String(object.currency)) : charge;
  return payable !== null && payableIdPattern.test(payable) ? payable : null;
}

function idIn(value: unknown): string | null {
  const named = reference.safeParse(value);
  return named.success ? (named.data ?? null) : null;
}

/** Signatures may be this far ahead of our clock; the SDK itself takes any future instant. */
const aheadSecondsMax = 60;

/** The instant that a `Stripe-Signature` header names, in seconds; null unless there is exactly one. */
export function signedAtSeconds(header: string): number | null {
  const named = header.split(",").filter((part) => part.trim().startsWith("t="));
  const digits = /^t=(\d{1,12})$/.exec(named[0]?.trim() ?? "")?.[1];
  return named.length === 1 && digits !== undefined ? Number(digits) : null;
}

export function isSignedTooFarAhead(header: string, now: Date): boolean {
  const seconds = signedAtSeconds(header);
  return seconds === null || seconds * 1000 > now.getTime() + aheadSecondsMax * 1000;
}
