import type { FieldMessage } from "./field-message";
import type { RefundReport } from "./refund-report";
import type { RepeatQuestion } from "./repeat-question";
import type { StripeWords } from "./requested-refund";
import type { TypedRefund } from "./typed-refund";

/**
 * What a refund action answers, to the page with and without client JavaScript alike. It holds no bigint: the
 * answer to a form that a browser posts by itself travels as JSON.
 */
export type RefundOutcome =
  | { readonly kind: "idle" }
  | {
      readonly kind: "made";
      readonly requestId: string;
      /** True when this attempt had been sent before and its first result is shown again. */
      readonly isRepeat: boolean;
      /** What to say at once, before the page is read anew; null when the charge was not at hand. */
      readonly report: RefundReport | null;
    }
  | { readonly kind: "confirm_whole"; readonly typed: TypedRefund }
  | {
      readonly kind: "refused";
      readonly messages: readonly FieldMessage[];
      readonly stripe: StripeWords | null;
      readonly typed: TypedRefund;
      /** Set when signing in again is what helps; the typed content stays in the form. */
      readonly signInAddress: string | null;
      /** Set when confirming with a second factor is what helps. */
      readonly stepUpAddress: string | null;
      /** Set when an earlier request answers the question better than this one. */
      readonly earlierRequestId: string | null;
      /** Set when it looks like something that went back already: a sentence lets it go on. */
      readonly repeat: RepeatQuestion | null;
    };

export const idleOutcome: RefundOutcome = { kind: "idle" };

/** The shape of every refund action, as a form receives it from its page. */
export type RefundAction = (previous: RefundOutcome, form: FormData) => Promise<RefundOutcome>;
