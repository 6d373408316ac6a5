import type { ChargeRefund } from "@/lib/core/charge/charge";
import { type RefundState, stateOfStatus } from "./refund-ledger";
import {
  metadataLimits,
  ownMetadataKeys,
  type StripeReason,
  stripeReasons,
  ticketCharactersMax,
} from "./refund-request";

/** What a refund at Stripe still tells of the request that asked for it. */
export type RecoveredRefund = {
  readonly state: RefundState;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly generation: number;
  readonly contentHash: string;
  readonly reason: StripeReason | null;
  readonly ticket: string;
  readonly metadata: Readonly<Record<string, string>>;
};

/** Whose request it was Stripe does not know: names are never sent there. */
export const recoveredRequester = {
  issuer: "refund-console",
  subject: "recovered",
  name: "Recovered from Stripe",
} as const;

/** Reads a lost row back out of the refund that came of it. */
export function readRecovered({ amount, status, reason, metadata }: ChargeRefund): RecoveredRefund {
  const own: readonly string[] = ownMetadataKeys;
  return {
    state: stateOfStatus(status),
    amountMinor: amount.amountMinor,
    currency: amount.currency,
    generation: /^\d{1,4}$/.test(metadata.generation ?? "") ? Number(metadata.generation) : 0,
    contentHash: (metadata.content_sha256 ?? "").slice(0, metadataLimits.valueCharacters),
    reason: stripeReasons.find((known) => known === reason) ?? null,
    ticket: (metadata.ticket ?? "").slice(0, ticketCharactersMax),
    metadata: Object.fromEntries(Object.entries(metadata).filter(([key]) => !own.includes(key))),
  };
}
