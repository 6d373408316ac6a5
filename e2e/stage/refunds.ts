import { askStripe, steer } from "./ask-stripe";

/** A refund as the simulated Stripe holds it. */
export type StripeRefund = {
  readonly id: string;
  readonly amount: number;
  readonly status: string;
  readonly reason: string | null;
  readonly instructions_email?: string;
  readonly metadata: Readonly<Record<string, string>>;
};

/** A call that makes a refund, as it arrived at Stripe. */
export type RefundCall = {
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly idempotencyKey: string | null;
  readonly status: number | null;
};

/** Refunds a part outside the console, on the one road that the console itself never takes. */
export function refundElsewhere(chargeId: string, amountMinor: number): Promise<StripeRefund> {
  return askStripe<StripeRefund>("POST", `/v1/charges/${chargeId}/refunds`, { amount: String(amountMinor) });
}

/** A refund as the console makes them, under a number of its own, made without it. */
export function refundUnderNumber(
  chargeId: string,
  amountMinor: number,
  number: string,
): Promise<StripeRefund> {
  return askStripe<StripeRefund>("POST", "/v1/refunds", {
    charge: chargeId,
    amount: String(amountMinor),
    "metadata[app]": "refund-console",
    "metadata[request_id]": number,
  });
}

/** Every refund of a charge that Stripe knows, newest first. */
export async function refundsOf(chargeId: string): Promise<readonly StripeRefund[]> {
  const { data } = await askStripe<{ data: StripeRefund[] }>("GET", "/v1/refunds", { charge: chargeId });
  return data;
}

/** What the console sent to Stripe to refund this charge, in the order of arrival. */
export async function refundCallsFor(chargeId: string): Promise<readonly RefundCall[]> {
  type Recorded = RefundCall & { readonly method: string };
  const { requests } = await steer<{ requests: Recorded[] }>("GET", "requests");
  return requests.filter(
    ({ method, path, params }) =>
      method === "POST" &&
      (path === `/v1/charges/${chargeId}/refund` || (path === "/v1/refunds" && params.charge === chargeId)),
  );
}
