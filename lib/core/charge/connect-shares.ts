import type { Currency } from "@/lib/core/money/currency";
import { formatMoney } from "@/lib/core/money/format-money";

/** What a charge shares with a connected account, as a form carries it; amounts in minor units, as text. */
export type SharedCharge = {
  /** What was captured: a refund of all of it takes all of the fee and of what was passed on. */
  readonly amountMinor: string;
  /** What was passed on to the connected account; null where nothing was. */
  readonly transferMinor: string | null;
  readonly feeMinor: string | null;
  readonly destination: string | null;
  /** The connected account that a direct charge lives on and that pays its refunds; null where our own one pays. */
  readonly paidBy: string | null;
  readonly currency: Currency;
  readonly locale: string;
};

export type ConnectFlags = { readonly reverseTransfer: boolean; readonly refundApplicationFee: boolean };

/**
 * What a refund does to everybody's money, a sentence each. Stripe divides transfer and fee by the refunded share of
 * the payment. Sources: docs.stripe.com/connect/destination-charges and direct-charges, issuing refunds.
 */
export function connectShares(
  charge: SharedCharge,
  refundMinor: bigint,
  { reverseTransfer, refundApplicationFee }: ConnectFlags,
): string[] {
  const share = (minor: string | null) => partOf(minor, refundMinor, BigInt(charge.amountMinor));
  const transferMinor = reverseTransfer ? share(charge.transferMinor) : 0n;
  const feeMinor = refundApplicationFee ? share(charge.feeMinor) : 0n;
  const sum = (amountMinor: bigint) => formatMoney({ amountMinor, currency: charge.currency }, charge.locale);
  const customer = `The customer gets ${sum(refundMinor)}.`;
  if (charge.paidBy !== null) {
    const fee = feeMinor === 0n ? "" : `, and gets ${sum(feeMinor)} of the application fee back`;
    return [
      customer,
      `${charge.paidBy} pays ${sum(refundMinor)}${fee}.`,
      platformSentence(feeMinor, sum),
      ...(charge.feeMinor === null || refundApplicationFee ? [] : [keptFee]),
    ];
  }
  const account = charge.destination ?? "The connected account";
  return [
    customer,
    ...(charge.destination === null ? [] : [sellerSentence(account, transferMinor, feeMinor, sum)]),
    platformSentence(refundMinor - transferMinor + feeMinor, sum),
    ...(charge.feeMinor === null || refundApplicationFee ? [] : [keptFee]),
  ];
}

const keptFee = "You keep the application fee.";

type Sum = (amountMinor: bigint) => string;

function sellerSentence(account: string, transferMinor: bigint, feeMinor: bigint, sum: Sum): string {
  if (transferMinor === 0n) return `${account} keeps what was passed on to it.`;
  const fee = feeMinor === 0n ? "" : `, and gets ${sum(feeMinor)} of the application fee back`;
  return `${account} gives ${sum(transferMinor)} back${fee}.`;
}

function platformSentence(paidMinor: bigint, sum: Sum): string {
  if (paidMinor === 0n) return "Your own balance stays as it is.";
  return paidMinor > 0n
    ? `Your own balance pays ${sum(paidMinor)}.`
    : `Your own balance gets ${sum(-paidMinor)}.`;
}

/** The refunded share of a whole, to the nearest minor unit, halves up. */
function partOf(minor: string | null, refundMinor: bigint, chargeMinor: bigint): bigint {
  if (minor === null || chargeMinor <= 0n) return 0n;
  return (2n * BigInt(minor) * refundMinor + chargeMinor) / (2n * chargeMinor);
}
