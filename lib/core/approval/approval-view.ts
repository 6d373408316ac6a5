import type { ChargeView } from "@/lib/core/charge/charge-view";
import type { OverLimit } from "@/lib/core/limits/decide-limits";
import type { RefundView } from "@/lib/core/refund/refund-view";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";

/** A request that waits, as far as the list shows it. */
export type WaitingLine = {
  readonly refund: RequestedRefund;
  readonly over: readonly OverLimit[];
  readonly dueAt: Date | null;
  readonly isOwn: boolean;
};

export type ApprovalsView = {
  /** What lapses first at the top. */
  readonly lines: readonly WaitingLine[];
  /** True where more wait than are shown. */
  readonly isCut: boolean;
  readonly mayApprove: boolean;
  readonly now: Date;
  readonly locale: string;
};

/** A question of a second person, and its answer once there is one. */
export type AskedQuestion = {
  readonly text: string;
  readonly by: string;
  readonly answer: string | null;
};

/** All that a second person sees before deciding. */
export type ApprovalView = {
  readonly refundView: RefundView;
  readonly over: readonly OverLimit[];
  readonly dueAt: Date | null;
  readonly question: AskedQuestion | null;
  readonly decision: { readonly by: string; readonly at: Date; readonly note: string | null } | null;
  /** The charge as everybody sees it, without a form; null when Stripe could not be asked. */
  readonly charge: ChargeView | null;
  /** The same without the request, as its author saw it; null when Stripe could not be asked, or it waits no more. */
  readonly asBefore: ChargeView | null;
  /** What is otherwise than it was when the request was made; null when Stripe could not be asked. */
  readonly changes: readonly string[] | null;
  /** Of the content and figures shown here: an approval holds for just these. Null where nothing can be approved. */
  readonly shownSha256: string | null;
  readonly isOwn: boolean;
  readonly mayApprove: boolean;
  readonly mayRequest: boolean;
  readonly now: Date;
  readonly locale: string;
};
