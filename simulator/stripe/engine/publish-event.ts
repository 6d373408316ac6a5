import type Stripe from "stripe";
import type { AccountBooks } from "./account-books";

const API_VERSION = "2026-10-28.endive";

/** The events that this world tells of; a name that Stripe does not know fails the type check. */
export type EventType = Extract<
  Stripe.Event["type"],
  | "application_fee.refunded"
  | "charge.captured"
  | "charge.dispute.created"
  | "charge.failed"
  | "charge.refund.updated"
  | "charge.refunded"
  | "charge.succeeded"
  | "customer_cash_balance_transaction.created"
  | "payment_intent.canceled"
  | "radar.early_fraud_warning.created"
  | "refund.created"
  | "refund.failed"
  | "refund.updated"
  | "transfer.reversed"
>;

/** Writes the event down with the object as it is now, and sends it to whoever listens. */
export function publishEvent(books: AccountBooks, type: EventType, subject: object, previous?: object): void {
  const event = eventOf({
    id: books.newId("evt"),
    object: "event",
    ...(books.isConnected ? { account: books.accountId } : {}),
    api_version: API_VERSION,
    created: books.now(),
    data: {
      object: snapshot(subject),
      ...(previous ? { previous_attributes: previous } : {}),
    },
    livemode: books.livemode,
    pending_webhooks: 1,
    request: books.surroundings.cause,
    type,
  });
  books.events.add(event);
  books.surroundings.announce(event);
}

/** The values that a change has replaced, as `previous_attributes` lists them. */
export function previousAttributes(before: object, after: object): Record<string, unknown> {
  const now = new Map<string, unknown>(Object.entries(after));
  const names = new Set([...Object.keys(before), ...now.keys()]);
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(old.get(name)) !== JSON.stringify(now.get(name)))
      .map((name) => [name, old.get(name) ?? null]),
  );
}

export function snapshot<T extends object>(subject: T): T {
  return structuredClone(subject);
}

/** The border to the SDK's union of all events: the type and its object were paired by the caller. */
function eventOf(
  event: Omit<Stripe.EventBase, "type" | "data"> & { type: EventType; data: { object: object } },
): Stripe.Event {
  return event as unknown as Stripe.Event;
}
