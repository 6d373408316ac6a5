import type { FieldMessage } from "./field-message";
import type { StripeWords } from "./requested-refund";

/** What came of a form on a refund's page: canceling it, or changing its metadata. */
export type RefundActOutcome =
  | { readonly kind: "idle" }
  | { readonly kind: "done"; readonly sentence: string }
  | {
      readonly kind: "refused";
      readonly messages: readonly FieldMessage[];
      readonly stripe: Pick<StripeWords, "message" | "requestId"> | null;
      /** The rows as typed, where the form has some: nothing is lost. */
      readonly rows: readonly { readonly key: string; readonly value: string }[];
      /** True where somebody else changed the metadata since the form was shown. */
      readonly isMoved: boolean;
      /** Set when signing in again is what helps. */
      readonly signInAddress: string | null;
    };

export type RefundActAction = (previous: RefundActOutcome, form: FormData) => Promise<RefundActOutcome>;

export const idleRefundAct: RefundActOutcome = { kind: "idle" };

/** What the page offers on a refund that Stripe has. */
export type RefundActs = {
  readonly refundId: string;
  /** The connected account that it was shown on; null for our own. */
  readonly connectedAccount: string | null;
  /** The page that shows it. */
  readonly address: string;
  /** Whether and where it can still be canceled; null where nothing is left to cancel. */
  readonly cancel: { readonly sentence: string; readonly mayHere: boolean } | null;
  readonly metadata: {
    readonly rows: readonly { readonly key: string; readonly value: string }[];
    /** SHA-256 over what is shown: what somebody else changed meanwhile is not overwritten unseen. */
    readonly seen: string;
    readonly mayChange: boolean;
  };
};
