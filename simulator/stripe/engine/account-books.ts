import type Stripe from "stripe";
import type { Clock } from "../../clock";
import type { CheckoutSession, PaidInvoice } from "../world-object";
import type { BalanceBook } from "./balance-book";
import { idOf } from "./id-of";
import type { ObjectIds } from "./object-ids";
import { Table } from "./table";

/** What the books of one Stripe account have in common with those of its platform, and of whoever is connected there. */
export interface Surroundings {
  clock: Clock;
  ids: ObjectIds;
  /** Called with each new event, to send it as a webhook. */
  announce: (event: Stripe.Event) => void;
  /** The books of another account of the same platform, if it has any. */
  booksOf: (accountId: string) => AccountBooks | undefined;
  /** The books of every connected account, the oldest first. */
  connected: () => AccountBooks[];
  platform: () => AccountBooks;
  /** The books of the same account in its other mode, if it has any. */
  inOtherMode: (books: AccountBooks) => AccountBooks | undefined;
  /** The API request being executed; null while the world moves by itself. */
  cause: Stripe.Event.Request | null;
}

/** Every object that one Stripe account can see. */
export class AccountBooks {
  readonly charges = new Table<Stripe.Charge>({
    payment_intent: (charge) => idOf(charge.payment_intent),
    customer: (charge) => idOf(charge.customer),
  });
  readonly paymentIntents = new Table<Stripe.PaymentIntent>({ customer: (intent) => idOf(intent.customer) });
  readonly customers = new Table<Stripe.Customer | Stripe.DeletedCustomer>();
  readonly refunds = new Table<Stripe.Refund>({
    charge: (refund) => idOf(refund.charge),
    payment_intent: (refund) => idOf(refund.payment_intent),
  });
  readonly disputes = new Table<Stripe.Dispute>({ charge: (dispute) => idOf(dispute.charge) });
  readonly earlyFraudWarnings = new Table<Stripe.Radar.EarlyFraudWarning>();
  readonly balanceTransactions = new Table<Stripe.BalanceTransaction>();
  readonly cashBalanceTransactions = new Table<Stripe.CustomerCashBalanceTransaction>({
    customer: (transaction) => idOf(transaction.customer),
  });
  readonly transfers = new Table<Stripe.Transfer>();
  readonly transferReversals = new Table<Stripe.TransferReversal>();
  readonly applicationFees = new Table<Stripe.ApplicationFee>();
  readonly invoicePayments = new Table<Stripe.InvoicePayment>({
    invoice: ({ invoice }) => idOf(invoice),
    payment_intent: ({ payment }) => idOf(payment.payment_intent),
  });
  readonly invoices = new Table<PaidInvoice>();
  readonly checkoutSessions = new Table<CheckoutSession>({
    payment_intent: (session) => idOf(session.payment_intent),
  });
  readonly feeRefunds = new Table<Stripe.FeeRefund>();
  /** What a refund here brought back of the platform's fee, by the refund's id. */
  readonly returnedFeesMinor = new Map<string, number>();
  readonly events = new Table<Stripe.Event>();
  readonly cashBalances = new Map<string, Stripe.CashBalance>();
  /** The account object itself, where the world names it. */
  account: Stripe.Account | null = null;

  constructor(
    readonly accountId: string,
    readonly livemode: boolean,
    readonly isConnected: boolean,
    readonly balance: BalanceBook,
    readonly surroundings: Surroundings,
  ) {}

  now(): number {
    return this.surroundings.clock.nowSeconds();
  }

  /** Whether any object here has this id. */
  knows(id: string): boolean {
    const tables = [this.charges, this.paymentIntents, this.customers, this.refunds, this.disputes];
    return tables.some((table) => table.get(id) !== undefined);
  }

  newId(prefix: string): string {
    return this.surroundings.ids.next(prefix);
  }
}
