import { MadeNotice } from "@/components/refund/made-notice";
import type { RefundReport } from "@/components/refund/refund-report";
import type { RefundTerms } from "@/components/refund/refund-terms";
import { RefusalSummary } from "@/components/refund/refusal-summary";
import { WholeConfirmation } from "@/components/refund/whole-confirmation";
import type { RefundOutcome } from "@/lib/core/refund-outcome";

/** What became of a sent form, above it. Each answer mounts anew, and so takes the focus. */
export default function OutcomeNotice(props: {
  outcome: Exclude<RefundOutcome, { kind: "idle" }>;
  terms: RefundTerms | null;
  reports: Readonly<Record<string, RefundReport>>;
  postWhole: (form: FormData) => void;
  sendWhole: (form: FormData) => void;
}) {
  const { outcome, terms } = props;
  switch (outcome.kind) {
    case "made":
      return (
        <MadeNotice
          key={outcome.refund.id}
          requestId={outcome.refund.id}
          isRepeat={outcome.isRepeat}
          report={props.reports[outcome.refund.id]}
        />
      );
    case "refused":
      return <RefusalSummary refused={outcome} />;
    case "confirm_whole":
      if (terms === null) return null;
      return (
        <WholeConfirmation
          typed={outcome.typed}
          terms={terms}
          post={props.postWhole}
          send={props.sendWhole}
        />
      );
  }
}
