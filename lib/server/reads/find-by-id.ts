import "server-only";
import { readPayable } from "@/lib/core/charge/payable";
import type { SearchIntent } from "@/lib/core/search/search";
import { findAccountOfRefund } from "@/lib/server/database/refund-account";
import { findRequestOfRefund } from "@/lib/server/database/request-rows";
import type { Hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import { readChargeIdOfIntent } from "@/lib/server/stripe/charges";
import { readRefund } from "@/lib/server/stripe/list-refunds";
import { onAccount } from "@/lib/server/stripe/on-account";
import {
  type Trace,
  traceBalanceTransaction,
  traceCheckout,
  traceDispute,
  traceInvoice,
} from "@/lib/server/stripe/trace-payments";

export type ExactIntent = Extract<SearchIntent, { readonly id: string }>;

/** A page of the console, such as `/charges/ch_…`. */
export type Place = { readonly room: "charges" | "customers" | "refunds"; readonly id: string };

/** Steps from a number to its payment: a transaction may lead to a dispute, a checkout to an invoice. */
const stepsMax = 3;

/**
 * The places that an exact number leads to, on the account that the hands are on: usually one, none where no payment
 * stands behind it.
 */
export async function findById(intent: ExactIntent, open: Hands): Promise<Asked<readonly Place[]>> {
  switch (intent.kind) {
    case "charge":
      return certain({ room: "charges", id: intent.id });
    case "customer":
      return certain({ room: "customers", id: intent.id });
    case "request":
      return certain({ room: "refunds", id: intent.id });
    case "refund":
      return findRefund(intent.id, open);
    default:
      return follow([intent], open, stepsMax);
  }
}

/** A refund of ours leads to its story, any other one to its payment, on the account that our books have it on. */
async function findRefund(id: string, open: Hands): Promise<Asked<readonly Place[]>> {
  const ours = await findRequestOfRefund(open.database, id);
  if (ours) return certain({ room: "refunds", id: ours.id });
  const booked = await findAccountOfRefund(open.database, id);
  const { stripe } = booked === null ? open : onAccount(open, booked.connectedAccount);
  const refund = await readRefund(stripe, id);
  return refund.kind === "found" ? { ...refund, value: chargeOf(refund.value.chargeId) } : refund;
}

type Lead = Trace | Exclude<ExactIntent, { kind: "customer" | "request" }>;

/** Follows each lead until it names a charge. What Stripe does not know on the way is passed over. */
async function follow(leads: readonly Lead[], open: Hands, steps: number): Promise<Asked<readonly Place[]>> {
  const answers = await Promise.all(leads.map((lead) => followOne(lead, open, steps)));
  const trouble = answers.find(({ kind }) => kind === "trouble");
  if (trouble) return trouble;
  const places = answers.flatMap((answer) => (answer.kind === "found" ? answer.value : []));
  if (places.length === 0 && answers[0]) return answers[0];
  return certain(...new Map(places.map((place) => [place.id, place])).values());
}

async function followOne(lead: Lead, open: Hands, steps: number): Promise<Asked<readonly Place[]>> {
  if (lead.kind === "charge") return certain({ room: "charges", id: lead.id });
  if (lead.kind === "refund") return findRefund(lead.id, open);
  if (lead.kind === "payment_intent") {
    const charge = await readChargeIdOfIntent(open.stripe, lead.id);
    return charge.kind === "found" ? { ...charge, value: chargeOf(charge.value) } : charge;
  }
  const traced = await trace(lead, open);
  if (traced.kind !== "found") return traced;
  return steps === 0 ? { ...traced, value: [] } : follow(traced.value, open, steps - 1);
}

type Traceable = Exclude<Lead, { kind: "charge" | "refund" | "payment_intent" }>;

function trace({ kind, id }: Traceable, { stripe }: Hands): Promise<Asked<Trace[]>> {
  switch (kind) {
    case "invoice":
      return traceInvoice(stripe, id);
    case "checkout_session":
      return traceCheckout(stripe, id);
    case "dispute":
      return traceDispute(stripe, id);
    case "balance_transaction":
      return traceBalanceTransaction(stripe, id);
  }
}

/** A cash balance is found with its customer. */
function chargeOf(id: string | null): Place[] {
  if (id === null) return [];
  const payable = readPayable(id);
  return payable.kind === "charge"
    ? [{ room: "charges", id }]
    : [{ room: "customers", id: payable.customerId }];
}

function certain(...places: Place[]): Asked<readonly Place[]> {
  return { kind: "found", value: places, seenAt: new Date(0) };
}
