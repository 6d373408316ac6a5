import type Stripe from "stripe";
import { invalidRequest } from "../http/api-refusal";
import type { AccountBooks } from "./account-books";
import { connectRefusal, returnConnectShares } from "./connect-shares";
import { idOf } from "./id-of";
import { newRefund } from "./new-refund";
import { publishEvent } from "./publish-event";
import { type RefundOutlook, refundOutlook } from "./refund-outlook";
import { type RefundOrder, refundableAmount } from "./refund-rules";
import {
  askTheCustomer,
  changeRefund,
  failRefund,
  planSuccess,
  succeedRefund,
  takeFromBalance,
} from "./refund-steps";
import { TIMINGS } from "./timings";

/** Refunds a charge as Stripe does; throws an `ApiRefusal` and changes nothing where Stripe would refuse. */
export function createRefund(books: AccountBooks, charge: Stripe.Charge, order: RefundOrder): Stripe.Refund {
  const amountMinor = refundableAmount(books, charge, order);
  const refusal = connectRefusal(books, charge, amountMinor, order);
  if (refusal) throw refusal;
  const outlook = refundOutlook(books, charge, amountMinor);
  const email = order.instructionsEmail ?? customerEmail(books, charge);
  if (outlook === "waits_for_customer" && email === null) {
    throw invalidRequest(
      "The customer has no email address to ask for bank details. Provide instructions_email.",
      { param: "instructions_email" },
    );
  }
  const refund = newRefund(books, charge, amountMinor, order);
  books.refunds.add(refund);
  reserve(charge, refund);
  returnConnectShares(books, charge, refund, order);
  begin(books, refund, outlook, email ?? "");
  publishEvent(books, "refund.created", refund);
  publishEvent(books, "charge.refunded", charge);
  planSequel(books, refund, outlook);
  return refund;
}

function customerEmail(books: AccountBooks, charge: Stripe.Charge): string | null {
  const customer = books.customers.get(idOf(charge.customer) ?? "");
  const ofCustomer = customer && !customer.deleted ? customer.email : null;
  return ofCustomer ?? charge.billing_details?.email ?? null;
}

function reserve(charge: Stripe.Charge, refund: Stripe.Refund): void {
  charge.amount_refunded += refund.amount;
  charge.refunded = charge.amount_refunded >= charge.amount;
  if (refund.reason === "fraudulent")
    charge.fraud_details = { ...charge.fraud_details, user_report: "fraudulent" };
}

function begin(books: AccountBooks, refund: Stripe.Refund, outlook: RefundOutlook, email: string): void {
  switch (outlook) {
    case "succeeds":
    case "succeeds_then_fails":
      takeFromBalance(books, refund);
      refund.status = "succeeded";
      return;
    case "waits_for_bank":
      takeFromBalance(books, refund);
      refund.pending_reason = "processing";
      return;
    case "waits_for_payment":
      refund.pending_reason = "charge_pending";
      return;
    case "waits_for_balance":
    case "fails_for_balance":
      refund.pending_reason = "insufficient_funds";
      return;
    case "waits_for_customer":
      askTheCustomer(books, refund, email);
      return;
  }
}

function planSequel(books: AccountBooks, refund: Stripe.Refund, outlook: RefundOutlook): void {
  const { clock } = books.surroundings;
  if (outlook === "waits_for_bank") planSuccess(books, refund);
  if (outlook === "fails_for_balance") failRefund(books, refund, "insufficient_funds");
  if (outlook === "waits_for_balance") {
    clock.plan(TIMINGS.insufficientFundsSeconds, () => {
      if (refund.pending_reason === "insufficient_funds") failRefund(books, refund, "insufficient_funds");
    });
  }
  if (outlook === "succeeds_then_fails") {
    clock.plan(TIMINGS.lateFailureSeconds, () => {
      if (refund.status === "succeeded") failRefund(books, refund, "expired_or_canceled_card");
    });
  }
  if (refund.destination_details?.card?.reference_status === "pending") planBankReference(books, refund);
}

function planBankReference(books: AccountBooks, refund: Stripe.Refund): void {
  books.surroundings.clock.plan(TIMINGS.bankReferenceSeconds, () => {
    const card = refund.destination_details?.card;
    if (!card || refund.status !== "succeeded") return;
    changeRefund(books, refund, () => {
      const reference = `7${String(refund.created).padStart(11, "0")}${String(refund.amount).padStart(11, "0")}`;
      refund.destination_details = {
        type: "card",
        card: { ...card, reference, reference_status: "available" },
      };
    });
  });
}

/** Refunds that waited for the balance and are covered now go out, oldest first. */
export function settleCoveredRefunds(books: AccountBooks): void {
  for (const refund of books.refunds.newestFirst().toReversed()) {
    const isWaiting = refund.status === "pending" && refund.pending_reason === "insufficient_funds";
    if (isWaiting && books.balance.covers(refund.currency, refund.amount)) succeedRefund(books, refund);
  }
}
