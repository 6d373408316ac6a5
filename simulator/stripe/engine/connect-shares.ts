import type Stripe from "stripe";
import { type ApiRefusal, invalidRequest } from "../http/api-refusal";
import type { AccountBooks } from "./account-books";
import { bookBalance } from "./book-balance";
import { idOf } from "./id-of";
import { publishEvent } from "./publish-event";
import type { RefundOrder } from "./refund-rules";

/** What Stripe refuses about the two Connect flags; null where they may stand. */
export function connectRefusal(
  books: AccountBooks,
  charge: Stripe.Charge,
  amountMinor: number,
  order: RefundOrder,
): ApiRefusal | null {
  if (order.reverseTransfer && !charge.transfer) {
    return invalidRequest(
      `Cannot reverse transfer on charge ${charge.id} because it does not have an associated transfer.`,
      { param: "reverse_transfer" },
    );
  }
  if (!order.refundApplicationFee)
    return order.reverseTransfer ? shortfall(books, charge, amountMinor) : null;
  if (!charge.application_fee) {
    return invalidRequest(`Charge ${charge.id} has no application fee that could be refunded.`, {
      param: "refund_application_fee",
    });
  }
  if (charge.transfer && !order.reverseTransfer) {
    return invalidRequest(
      "Refunding the application fee of a destination charge needs reverse_transfer=true.",
      {
        param: "refund_application_fee",
      },
    );
  }
  return order.reverseTransfer ? shortfall(books, charge, amountMinor) : null;
}

function shortfall(books: AccountBooks, charge: Stripe.Charge, amountMinor: number): ApiRefusal | null {
  const transfer = books.transfers.get(idOf(charge.transfer) ?? "");
  const destination = books.surroundings.booksOf(idOf(transfer?.destination) ?? "");
  if (!transfer || !destination) return null;
  const shareMinor = proportionalShare(transfer.amount, transfer.amount_reversed, charge, amountMinor);
  if (destination.balance.covers(transfer.currency, shareMinor)) return null;
  return invalidRequest("The connected account's balance is too low to reverse the transfer.", {
    code: "balance_insufficient",
    param: "reverse_transfer",
  });
}

/** The part of a whole that belongs to a refunded part of what was captured, never more than is left of it. */
function proportionalShare(
  wholeMinor: number,
  alreadyMinor: number,
  charge: Stripe.Charge,
  amountMinor: number,
): number {
  const capturedMinor = charge.amount_captured || charge.amount;
  return Math.min(Math.round((wholeMinor * amountMinor) / capturedMinor), wholeMinor - alreadyMinor);
}

/** Sends back the transfer's and the fee's share of a refund that is already counted on the charge. */
export function returnConnectShares(
  books: AccountBooks,
  charge: Stripe.Charge,
  refund: Stripe.Refund,
  order: RefundOrder,
): void {
  if (order.reverseTransfer) reverseTransfer(books, charge, refund);
  if (order.refundApplicationFee) refundApplicationFee(books, charge, refund);
}

function reverseTransfer(books: AccountBooks, charge: Stripe.Charge, refund: Stripe.Refund): void {
  const transferId = idOf(charge.transfer);
  if (transferId === null) return;
  const transfer = books.transfers.get(transferId);
  const wholeMinor = transfer?.amount ?? charge.transfer_data?.amount ?? charge.amount;
  const amountMinor = proportionalShare(wholeMinor, transfer?.amount_reversed ?? 0, charge, refund.amount);
  const id = books.newId("trr");
  const booking = { currency: refund.currency, description: null, sourceId: id };
  const reversal: Stripe.TransferReversal = {
    id,
    object: "transfer_reversal",
    amount: amountMinor,
    balance_transaction: bookBalance(books, {
      ...booking,
      type: "transfer_refund",
      reportingCategory: "transfer_reversal",
      amountMinor,
    }),
    created: books.now(),
    currency: refund.currency,
    destination_payment_refund: null,
    metadata: {},
    source_refund: refund.id,
    transfer: transferId,
  };
  books.transferReversals.add(reversal);
  refund.transfer_reversal = reversal.id;
  if (transfer) reduceTransfer(books, transfer, reversal);
}

function reduceTransfer(
  books: AccountBooks,
  transfer: Stripe.Transfer,
  reversal: Stripe.TransferReversal,
): void {
  transfer.amount_reversed += reversal.amount;
  transfer.reversed = transfer.amount_reversed >= transfer.amount;
  transfer.reversals = { ...transfer.reversals, data: [reversal, ...(transfer.reversals?.data ?? [])] };
  const destination = books.surroundings.booksOf(idOf(transfer.destination) ?? "");
  if (destination) {
    bookBalance(destination, {
      type: "payment_refund",
      reportingCategory: "refund",
      amountMinor: -reversal.amount,
      currency: transfer.currency,
      description: null,
      sourceId: reversal.id,
    });
  }
  publishEvent(books, "transfer.reversed", transfer);
}

/** The fee belongs to the platform, also where the charge is a connected account's own. */
function refundApplicationFee(books: AccountBooks, charge: Stripe.Charge, refund: Stripe.Refund): void {
  const platform = books.surroundings.platform();
  const fee = platform.applicationFees.get(idOf(charge.application_fee) ?? "");
  if (!fee) return;
  const amountMinor = proportionalShare(fee.amount, fee.amount_refunded, charge, refund.amount);
  const id = platform.newId("fr");
  const feeRefund: Stripe.FeeRefund = {
    id,
    object: "fee_refund",
    amount: amountMinor,
    balance_transaction: bookBalance(platform, {
      type: "application_fee_refund",
      reportingCategory: "platform_earning_refund",
      amountMinor: -amountMinor,
      currency: fee.currency,
      description: null,
      sourceId: id,
    }),
    created: platform.now(),
    currency: fee.currency,
    fee: fee.id,
    metadata: {},
  };
  platform.feeRefunds.add(feeRefund);
  if (books.isConnected) books.returnedFeesMinor.set(refund.id, amountMinor);
  fee.amount_refunded += amountMinor;
  fee.refunded = fee.amount_refunded >= fee.amount;
  fee.refunds = { ...fee.refunds, data: [feeRefund, ...(fee.refunds?.data ?? [])] };
  publishEvent(platform, "application_fee.refunded", fee);
}
