/** One line of what was bought, in minor units of the payment's currency, with discounts and taxes. */
export type OrderLine = {
  readonly id: string;
  readonly description: string;
  readonly quantity: number;
  readonly grossMinor: bigint;
  /** What of it is tax. */
  readonly taxMinor: bigint;
};

/** What a payment was for, as Stripe has it: the lines of an invoice or of a checkout. */
export type Order = {
  readonly source: "invoice" | "checkout";
  readonly id: string;
  readonly lines: readonly OrderLine[];
  /** Null where nothing was shipped for money. */
  readonly shipping: OrderLine | null;
};

/** The line that shipping is named by beside the others. */
export const shippingLineId = "shipping";
