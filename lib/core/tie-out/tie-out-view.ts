import type { Money } from "@/lib/core/money/money";
import type { WebhookSilence } from "@/lib/core/stripe/webhook-silence";
import type { TieOutReason } from "./compare-refund";
import type { TieOutSums } from "./tie-out";
import type { TieOutWindow } from "./tie-out-window";

/** One comparison of the books, as it is shown. */
export type TieOutView = {
  readonly id: string;
  readonly endedAt: Date;
  readonly window: TieOutWindow;
  readonly sums: readonly TieOutSums[];
  readonly differences: readonly DifferenceView[];
};

export type DifferenceView = {
  readonly refundId: string;
  readonly chargeId: string | null;
  readonly unexplained: Money;
  readonly why: TieOutReason;
};

/** What the page of insights shows; the newest comparison comes first. */
export type InsightsView = {
  readonly locale: string;
  readonly tieOuts: readonly TieOutView[];
  /** Null while webhooks arrive, and for whoever can do nothing about it. */
  readonly silence: WebhookSilence | null;
  readonly mayOpenPayments: boolean;
};

/** The sums of the currencies in which something is unexplained. */
export function unexplainedSums({ sums }: TieOutView): readonly Money[] {
  return sums.flatMap(({ currency, unexplainedMinor }) =>
    unexplainedMinor === 0n ? [] : [{ currency, amountMinor: unexplainedMinor }],
  );
}
