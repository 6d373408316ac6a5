import { lazy } from "react";

/** Fetched only by those who have an amount worked out. */
export const LaterAmountHelper = lazy(() =>
  import("@/components/refund/amount-helper").then(({ AmountHelper }) => ({ default: AmountHelper })),
);
