import type { Money } from "@/lib/core/money/money";
import type { BankReference } from "./requested-refund";

/** A bank's reference that came after the refund, for whoever asked for it and may owe the customer an answer. */
export type ArrivedReference = {
  readonly requestId: string;
  readonly chargeId: string;
  readonly amount: Money;
  readonly ticket: string;
  readonly reference: BankReference;
};
