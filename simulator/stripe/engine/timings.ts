const DAY_SECONDS = 24 * 60 * 60;

/** How long things take on the simulator's clock. Stripe publishes few of these; the others are our choice. */
export const TIMINGS = {
  /** A pending refund succeeds. */
  pendingRefundSeconds: 120,
  /** A refund to the card made for it turns from succeeded to failed. */
  lateFailureSeconds: 120,
  /** The reference number for the customer's bank arrives; Stripe says up to seven business days. */
  bankReferenceSeconds: 5 * DAY_SECONDS,
  /** A refund that waits for the balance gives up. */
  insufficientFundsSeconds: 30 * DAY_SECONDS,
  /** A refund that waits for the customer gives up; Stripe's limit for bank transfers. */
  customerActionSeconds: 45 * DAY_SECONDS,
  /** A refund this soon after the charge is a reversal. */
  reversalSeconds: 2 * 60 * 60,
} as const;

/** Days after the charge within which a refund is possible, where Stripe's pages on the method name a limit. */
export const REFUND_WINDOW_DAYS: Record<string, number> = {
  fpx: 60,
  alipay: 90,
  amazon_pay: 90,
  au_becs_debit: 90,
  grabpay: 90,
  paynow: 90,
  affirm: 120,
  afterpay_clearpay: 120,
  acss_debit: 180,
  alma: 180,
  bacs_debit: 180,
  bancontact: 180,
  customer_balance: 180,
  eps: 180,
  giropay: 180,
  ideal: 180,
  klarna: 180,
  multibanco: 180,
  p24: 180,
  paypal: 180,
  revolut_pay: 180,
  sepa_debit: 180,
  sofort: 180,
  us_bank_account: 180,
  wechat_pay: 180,
  zip: 180,
  swish: 365,
  blik: 396,
};

export function daysInSeconds(days: number): number {
  return days * DAY_SECONDS;
}
