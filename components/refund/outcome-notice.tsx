import { LostNotice } from "@/components/refund/lost-notice";
import { MadeNotice } from "@/components/refund/made-notice";
import type { RefundTerms } from "@/components/refund/refund-terms";
import { RefusalSummary } from "@/components/refund/refusal-summary";
import type { Answer } from "@/components/refund/use-sending";
import { WholeConfirmation } from "@/components/refund/whole-confirmation";
import type { RefundReport } from "@/lib/core/refund-report";

/** What became of a sent form, above it. Each answer mounts anew, and so takes the focus. */
export default function OutcomeNotice(props: {
  answer: Exclude<Answer, { kind: "idle" }>;
  address: string;
  terms: RefundTerms | null;
  reports: Readonly<Record<string, RefundReport>>;
  postWhole: (form: FormData) => void;
  sendWhole: (form: FormData) => void;
}) {
  const { answer, terms } = props;
  switch (answer.kind) {
    case "made":
      return (
        <MadeNotice
          key={answer.requestId}
          requestId={answer.requestId}
          isRepeat={answer.isRepeat}
          report={props.reports[answer.requestId] ?? answer.report}
        />
      );
    case "lost":
      return <LostNotice address={props.address} />;
    case "refused":
      return <RefusalSummary refused={answer} />;
    case "confirm_whole":
      if (terms === null) return null;
      return (
        <WholeConfirmation typed={answer.typed} terms={terms} post={props.postWhole} send={props.sendWhole} />
      );
  }
}
