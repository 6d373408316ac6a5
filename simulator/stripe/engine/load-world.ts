import type Stripe from "stripe";
import type { FamilyObject } from "../world-object";
import type { AccountBooks } from "./account-books";
import { idOf } from "./id-of";

/** Fields that an export may hold as an id or as the whole object. */
const REFERENCES = [
  "application_fee",
  "balance_transaction",
  "charge",
  "customer",
  "destination",
  "failure_balance_transaction",
  "fee",
  "latest_charge",
  "on_behalf_of",
  "payment_intent",
  "source_transaction",
  "source_transfer",
  "transfer",
  "transfer_reversal",
];

/** Objects of connected accounts go into the books that `booksOf` gives for their account. */
export function loadWorld(
  objects: FamilyObject[],
  books: AccountBooks,
  booksOf: (accountId: string) => AccountBooks,
): void {
  for (const object of structuredClone(objects)) {
    if (object.object === "connected_account_objects") {
      loadWorld(object.objects, booksOf(object.account), booksOf);
    } else loadObject(object, books, booksOf);
  }
  for (const charge of books.charges.newestFirst()) countRefunds(books, charge);
}

type PlainObject = Exclude<FamilyObject, { object: "connected_account_objects" }>;

function loadObject(
  object: PlainObject,
  books: AccountBooks,
  booksOf: (accountId: string) => AccountBooks,
): void {
  for (const embedded of unfold(object)) loadObject(embedded, books, booksOf);
  switch (object.object) {
    case "charge":
      return loadCharge(object, books);
    case "payment_intent":
      return books.paymentIntents.add(object);
    case "customer":
      return books.customers.add(object);
    case "refund":
      return books.refunds.add(object);
    case "dispute":
      for (const moved of object.balance_transactions) books.balanceTransactions.add(moved);
      return books.disputes.add(object);
    case "radar.early_fraud_warning":
      return books.earlyFraudWarnings.add(object);
    case "balance_transaction":
      return books.balanceTransactions.add(object);
    case "balance":
      return books.balance.load(object);
    case "cash_balance":
      return void books.cashBalances.set(object.customer, object);
    case "customer_cash_balance_transaction":
      return books.cashBalanceTransactions.add(object);
    case "transfer":
      return books.transfers.add(object);
    case "transfer_reversal":
      return books.transferReversals.add(object);
    case "application_fee":
      return books.applicationFees.add(object);
    case "fee_refund":
      return books.feeRefunds.add(object);
    case "invoice_payment":
      return books.invoicePayments.add(object);
    case "invoice":
      return books.invoices.add(object);
    case "checkout.session":
      return books.checkoutSessions.add(object);
    case "event":
      return books.events.add(object);
    case "account":
      booksOf(object.id).account = object;
      return;
  }
}

/** Puts ids in place of embedded objects, and gives those objects back where the simulator keeps their kind. */
function unfold(object: PlainObject): PlainObject[] {
  const fields: Record<string, unknown> = Object.fromEntries(Object.entries(object));
  const embedded = REFERENCES.map((name) => [name, fields[name]] as const).filter(isObjectField);
  for (const [name, value] of embedded) Object.assign(object, { [name]: value.id });
  if (object.object === "charge" && object.transfer_data) {
    object.transfer_data.destination = idOf(object.transfer_data.destination);
  }
  return embedded.map(([, value]) => value);
}

function isObjectField(
  field: readonly [string, unknown],
): field is readonly [string, PlainObject & { id: string }] {
  const value = field[1];
  return typeof value === "object" && value !== null && "id" in value && "object" in value;
}

/** What a refund looks at, for exports that leave it out. */
const UNSAID = { amount_refunded: 0, payment_method: null, disputed: false, description: null };

function loadCharge(exported: Stripe.Charge, books: AccountBooks): void {
  const charge = { ...UNSAID, ...exported };
  for (const refund of charge.refunds?.data ?? []) books.refunds.add({ ...refund, charge: charge.id });
  delete charge.refunds;
  books.charges.add(charge);
}

const WAITING = ["pending", "requires_action"];

/**
 * A waiting refund holds its share, whether or not the export's `amount_refunded` counts it.
 *
 * Without one the charge is taken at its word, also where its refunds say otherwise.
 */
function countRefunds(books: AccountBooks, charge: Stripe.Charge): void {
  const holding = books.refunds
    .newestFirstWhere("charge", charge.id)
    .filter((refund) => refund.status !== "failed" && refund.status !== "canceled");
  if (!holding.some((refund) => WAITING.includes(refund.status ?? ""))) return;
  const holdingMinor = holding.reduce((sum, refund) => sum + refund.amount, 0);
  charge.amount_refunded = Math.max(charge.amount_refunded, holdingMinor);
  charge.refunded = charge.amount_refunded >= charge.amount;
}
