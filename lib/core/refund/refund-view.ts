import type { AttentionCase } from "@/lib/core/attention/attention-view";
import type { Charge, ChargeRefund } from "@/lib/core/charge/charge";
import type { NamedAccount } from "@/lib/core/charge/connected-account";
import type { TextLanguage } from "@/lib/core/customer-text/text-language";
import type { TextSet } from "@/lib/core/customer-text/text-set";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import type { RefundActs } from "./refund-act";
import type { RequestedRefund, StoryEntry } from "./requested-refund";

/** The whole story of one refund. */
export type RefundView = {
  readonly refund: RequestedRefund;
  /** The connected account that its charge is on; null for our own. */
  readonly account: NamedAccount | null;
  /** As Stripe has it now; null when there is none there, or when `trouble` says why it could not be asked. */
  readonly atStripe: ChargeRefund | null;
  /** Null when Stripe could not be asked. */
  readonly charge: Charge | null;
  readonly trouble: StripeTrouble | null;
  /** The cases about this refund, open and closed, the oldest first. */
  readonly cases: readonly AttentionCase[];
  readonly story: readonly StoryEntry[];
  /** What customers are told, by language, and the language that was chosen; null for the customer's own. */
  readonly texts: TextSet;
  readonly language: TextLanguage | null;
  readonly methodLabel: string | null;
  readonly customerName: string | null;
  readonly locale: string;
  /** The version of the charge's books that this page shows at least. */
  readonly version: string | null;
  /** What can be done with it at Stripe; null where Stripe has no refund, or could not be asked. */
  readonly acts: RefundActs | null;
};

/** A refund that was made elsewhere: what Stripe says of it, and what can be done with it. */
export type ExternalRefundView = {
  readonly atStripe: ChargeRefund;
  readonly acts: RefundActs;
  /** The connected account that its charge is on; null for our own. */
  readonly account: NamedAccount | null;
  /** What was done to it here. */
  readonly story: readonly StoryEntry[];
  readonly locale: string;
};
