import type { AccountBooks } from "../engine/account-books";
import { invalidRequest } from "./api-refusal";
import { listPage } from "./list-page";

type JsonObject = Record<string, unknown>;
type Finder = (books: AccountBooks, id: string) => object | undefined;

const charge: Finder = (books, id) => books.charges.get(id);
const customer: Finder = (books, id) => books.customers.get(id);
const paymentIntent: Finder = (books, id) => books.paymentIntents.get(id);
const refund: Finder = (books, id) => books.refunds.get(id);
const balanceTransaction: Finder = (books, id) => books.balanceTransactions.get(id);
const transfer: Finder = (books, id) => books.transfers.get(id);
const transferReversal: Finder = (books, id) => books.transferReversals.get(id);
const applicationFee: Finder = (books, id) => books.applicationFees.get(id);
const invoice: Finder = (books, id) => books.invoices.get(id);
const anySource: Finder = (books, id) =>
  charge(books, id) ?? refund(books, id) ?? transfer(books, id) ?? applicationFee(books, id);
const account: Finder = (books, id) =>
  id === books.accountId
    ? (books.account ?? undefined)
    : (books.surroundings.booksOf(id)?.account ?? undefined);

/** The fields that each kind of object lets a caller expand, and where the object behind the id is found. */
const EXPANDABLE: Record<string, Record<string, Finder>> = {
  charge: {
    application_fee: applicationFee,
    balance_transaction: balanceTransaction,
    customer,
    failure_balance_transaction: balanceTransaction,
    on_behalf_of: account,
    payment_intent: paymentIntent,
    source_transfer: transfer,
    transfer,
  },
  refund: {
    balance_transaction: balanceTransaction,
    charge,
    customer,
    failure_balance_transaction: balanceTransaction,
    payment_intent: paymentIntent,
    source_transfer_reversal: transferReversal,
    transfer_reversal: transferReversal,
  },
  payment_intent: { customer, latest_charge: charge, on_behalf_of: account },
  dispute: { charge, payment_intent: paymentIntent },
  invoice_payment: { invoice },
  "radar.early_fraud_warning": { charge, payment_intent: paymentIntent },
  balance_transaction: { source: anySource },
  customer_cash_balance_transaction: { customer },
  transfer: {
    balance_transaction: balanceTransaction,
    destination: account,
    destination_payment: charge,
    source_transaction: charge,
  },
  transfer_reversal: { balance_transaction: balanceTransaction, source_refund: refund, transfer },
  application_fee: {
    account,
    balance_transaction: balanceTransaction,
    charge,
    originating_transaction: charge,
  },
};

const DEEPEST_LEVEL = 4;

/** A copy of the answer in which the named fields hold objects instead of ids (`charge.customer`, `data.refunds`). */
export function expandAnswer(answer: object, paths: string[], books: AccountBooks): object {
  return paths.reduce<object>((expanded, path) => {
    const levels = path.split(".");
    if (levels.length > DEEPEST_LEVEL + 1) {
      throw invalidRequest(`You cannot expand more than ${DEEPEST_LEVEL} levels of a property: ${path}`, {
        param: "expand",
      });
    }
    return expandPath({ ...expanded }, levels, path, books);
  }, answer);
}

function expandPath(target: JsonObject, levels: string[], path: string, books: AccountBooks): JsonObject {
  const [field, ...rest] = levels;
  if (field === undefined) return target;
  if (Array.isArray(target.data) && field === "data") {
    return { ...target, data: target.data.map((row: object) => expandPath({ ...row }, rest, path, books)) };
  }
  const value = expandedField(target, field, path, books);
  if (rest.length === 0 || typeof value !== "object" || value === null) return { ...target, [field]: value };
  return { ...target, [field]: expandPath({ ...value }, rest, path, books) };
}

function expandedField(target: JsonObject, field: string, path: string, books: AccountBooks): unknown {
  const value = target[field];
  if (target.object === "charge" && field === "refunds") return value ?? refundsOf(target, books);
  if (target.object === "customer" && field === "cash_balance") {
    return books.cashBalances.get(String(target.id)) ?? null;
  }
  if (target.object === "search_result" && field === "total_count") return value;
  const finder = EXPANDABLE[String(target.object)]?.[field];
  if (finder) return typeof value === "string" ? (finder(books, value) ?? value) : value;
  // Objects without an id of their own (transfer_data, fee_source) are walked through, not expanded.
  if (typeof value === "object" && value !== null && !("id" in value)) return value;
  throw invalidRequest(`This property cannot be expanded (${path}).`, { param: "expand" });
}

function refundsOf(target: JsonObject, books: AccountBooks): object {
  const id = String(target.id);
  const rows = books.refunds.newestFirstWhere("charge", id);
  return listPage(rows, {}, { url: `/v1/charges/${id}/refunds`, noun: "refund" });
}
