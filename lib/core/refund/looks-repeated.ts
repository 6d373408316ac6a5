import type { Money } from "@/lib/core/money/money";
import type { EarlierRefund } from "./earlier-refund";

/** What is asked for looks like something that was done before: going on takes a sentence. */
export type LooksRepeated = {
  readonly kind: "looks_repeated";
  readonly asked: Money;
  readonly ticket: string;
  /** The newest ones, newest first. */
  readonly earlier: readonly EarlierRefund[];
  readonly seenAt: Date;
  /** A sentence was given, but not for all of these. */
  readonly hasAnswer: boolean;
};
