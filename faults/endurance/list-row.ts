/** One line of the list: a payment, and what of it is to go back under which form's number. */
export type ListRow = {
  readonly number: number;
  readonly chargeId: string;
  readonly attemptId: string;
  readonly amountMinor: number;
  readonly paidMinor: number;
};

/** What the program that walks the list tells. */
export type RowDone =
  | {
      readonly kind: "row";
      readonly number: number;
      readonly requestId: string | null;
      readonly isRepeat: boolean;
      readonly said: string;
    }
  | { readonly kind: "memory"; readonly heapBytes: number; readonly rssBytes: number }
  | { readonly kind: "end" };
