import { ledgerColumn, type RefundState } from "@/lib/core/refund/refund-ledger";
import type { RefundStatus } from "./charge";
import { isLive } from "./charge-figures";
import { isCashBalance } from "./payable";

/** What our books say of one charge: its own row, and the rows that it sums up. Amounts in minor units. */
export type ChargeBooks = {
  readonly charge: BookedCharge;
  readonly requests: readonly BookedRequest[];
  /** Refunds made elsewhere; null when they were not read, and then their figure is not judged. */
  readonly external: readonly BookedExternal[] | null;
};

type BookedCharge = {
  readonly chargeId: string;
  readonly currency: string;
  readonly capturedMinor: bigint;
  readonly reservedMinor: bigint;
  readonly postedMinor: bigint;
  readonly externalMinor: bigint;
};

type BookedRequest = {
  readonly state: RefundState;
  readonly amountMinor: bigint;
  /** Null until a refund is proven. */
  readonly movedMinor: bigint | null;
};

type BookedExternal = { readonly status: RefundStatus; readonly amountMinor: bigint };

/** Our books contradict themselves or Stripe: what it is about, and what shows it. */
export type BooksFault = {
  /** The charge, or the refund at Stripe that contradicts. */
  readonly subject: string;
  /** A clause that follows “our books and Stripe disagree:”. */
  readonly why: string;
  readonly facts: Readonly<Record<string, string>>;
  /** True for a contradiction at Stripe, which stays there for ever: once confirmed by people it is known. */
  readonly isLasting: boolean;
};

/**
 * Holds the figures of a charge against the rows they are the sums of, and the total against what was paid.
 * What was refunded elsewhere may push the total over: Stripe has let it happen. Null when all is well.
 */
export function figureFault(books: ChargeBooks): BooksFault | null {
  const { charge } = books;
  const sums = sumsOf(books);
  const wrong = [
    differs("set aside", charge.reservedMinor, sums.reservedMinor),
    differs("posted", charge.postedMinor, sums.postedMinor),
    sums.externalMinor === null ? null : differs("external", charge.externalMinor, sums.externalMinor),
    // What lies in a cash balance may be spent on an invoice while we hold it: what can be sent decides then.
    sums.promisedMinor > charge.capturedMinor && !isCashBalance(charge.chargeId)
      ? `${sums.promisedMinor} were promised of ${charge.capturedMinor} paid`
      : null,
  ].filter((one) => one !== null);
  if (wrong.length === 0) return null;
  return { subject: charge.chargeId, why: wrong.join("; "), facts: factsOf(charge), isLasting: false };
}

function sumsOf({ requests, external }: ChargeBooks) {
  const reserved = requests.filter(({ state }) => ledgerColumn(state) === "reserved");
  const posted = requests.filter(({ state }) => ledgerColumn(state) === "posted");
  const reservedMinor = sum(reserved.map(({ amountMinor }) => amountMinor));
  return {
    reservedMinor,
    postedMinor: sum(posted.map(movedBy)),
    externalMinor: external && sum(external.filter(({ status }) => isLive(status)).map(amountOf)),
    // A whole charge may move more than was set aside: what a bank has sent back meanwhile goes with it.
    promisedMinor: reservedMinor + sum(posted.map((one) => smaller(movedBy(one), one.amountMinor))),
  };
}

function differs(name: string, foundMinor: bigint, sumMinor: bigint): string | null {
  return foundMinor === sumMinor ? null : `the figure “${name}” is ${foundMinor}, its rows make ${sumMinor}`;
}

function factsOf({ currency, ...charge }: BookedCharge): BooksFault["facts"] {
  const { capturedMinor, reservedMinor, postedMinor, externalMinor } = charge;
  return {
    currency,
    capturedMinor: String(capturedMinor),
    reservedMinor: String(reservedMinor),
    postedMinor: String(postedMinor),
    externalMinor: String(externalMinor),
  };
}

function movedBy({ movedMinor, amountMinor }: BookedRequest): bigint {
  return movedMinor ?? amountMinor;
}

function amountOf({ amountMinor }: BookedExternal): bigint {
  return amountMinor;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
