import type Stripe from "stripe";
import type { AccountBooks } from "./account-books";
import { bookBalance } from "./book-balance";
import type { ChargeOrder } from "./charge-order";
import { idOf } from "./id-of";
import { PLATFORM_APPLICATION_ID } from "./platform-application";

/** Writes the transfer and the application fee of a charge that shares its money with others. */
export function connectCharge(books: AccountBooks, charge: Stripe.Charge, order: ChargeOrder): void {
  const transferData = typeof order.transfer_data === "object" ? order.transfer_data : {};
  const { destination, amount } = transferData;
  if (typeof destination === "string") {
    const amountMinor = typeof amount === "string" ? Number(amount) : charge.amount;
    addTransfer(books, charge, destination, amountMinor);
  }
  if (order.application_fee_amount === undefined) return;
  charge.application_fee_amount = order.application_fee_amount;
  if (charge.captured) takeFee(books, charge);
}

function addTransfer(
  books: AccountBooks,
  charge: Stripe.Charge,
  destination: string,
  amountMinor: number,
): void {
  const id = books.newId("tr");
  const transfer: Stripe.Transfer = {
    id,
    object: "transfer",
    amount: amountMinor,
    amount_reversed: 0,
    balance_transaction: bookBalance(books, {
      type: "transfer",
      reportingCategory: "transfer",
      amountMinor: -amountMinor,
      currency: charge.currency,
      description: null,
      sourceId: id,
    }),
    created: books.now(),
    currency: charge.currency,
    description: null,
    destination,
    livemode: books.livemode,
    metadata: {},
    reversals: { object: "list", data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge.id,
    source_type: "card",
    transfer_group: `group_${charge.id}`,
  };
  books.transfers.add(transfer);
  charge.transfer = transfer.id;
  charge.transfer_data = { amount: amountMinor === charge.amount ? null : amountMinor, destination };
  charge.transfer_group = transfer.transfer_group;
}

/** Writes the fee that a captured charge names; it is the platform's, whoever's charge it is. */
export function takeFee(books: AccountBooks, charge: Stripe.Charge): void {
  const amountMinor = charge.application_fee_amount;
  if (amountMinor === null) return;
  const platform = books.surroundings.platform();
  const id = platform.newId("fee");
  const fee: Stripe.ApplicationFee = {
    id,
    object: "application_fee",
    account: books.isConnected
      ? books.accountId
      : (idOf(charge.transfer_data?.destination) ?? books.accountId),
    amount: amountMinor,
    amount_refunded: 0,
    application: PLATFORM_APPLICATION_ID,
    balance_transaction: bookBalance(platform, {
      type: "application_fee",
      reportingCategory: "platform_earning",
      amountMinor,
      currency: charge.currency,
      description: null,
      sourceId: id,
    }),
    charge: charge.id,
    created: books.now(),
    currency: charge.currency,
    fee_source: { charge: charge.id, type: "charge" },
    livemode: books.livemode,
    originating_transaction: null,
    refunded: false,
    refunds: { object: "list", data: [], has_more: false, url: `/v1/application_fees/${id}/refunds` },
  };
  platform.applicationFees.add(fee);
  charge.application_fee = fee.id;
}
