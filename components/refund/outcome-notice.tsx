import type { TransitionStartFunction } from "react";
import { LostNotice } from "@/components/refund/lost-notice";
import { MadeNotice } from "@/components/refund/made-notice";
import { RefreshAfter } from "@/components/refund/refresh-after";
import type { RefundDeskReports, RefundTerms } from "@/components/refund/refund-terms";
import { RefusalSummary } from "@/components/refund/refusal-summary";
import type { Answer } from "@/components/refund/use-sending";
import { WholeConfirmation } from "@/components/refund/whole-confirmation";

type Telling = {
  answer: Exclude<Answer, { kind: "idle" }>;
  address: string;
  terms: RefundTerms | null;
  reports: RefundDeskReports;
  postWhole: (form: FormData) => void;
  sendWhole: (form: FormData) => void;
  startFollowing: TransitionStartFunction;
};

/** What became of a sent form, above it; the figures of the page follow. */
export function OutcomeNotice(props: Telling) {
  return (
    <>
      <Notice {...props} />
      <RefreshAfter answer={props.answer} startFollowing={props.startFollowing} />
    </>
  );
}

/** Each answer mounts anew, and so takes the focus. */
function Notice({ answer, address, terms, reports, postWhole, sendWhole }: Telling) {
  switch (answer.kind) {
    case "made":
      return (
        <MadeNotice
          key={answer.requestId}
          requestId={answer.requestId}
          isRepeat={answer.isRepeat}
          report={reports[answer.requestId] ?? answer.report}
          undo={reports[answer.requestId]?.undo ?? null}
        />
      );
    case "lost":
      return <LostNotice address={address} />;
    case "refused":
      return <RefusalSummary refused={answer} />;
    case "confirm_whole":
      if (terms === null) return null;
      return <WholeConfirmation typed={answer.typed} terms={terms} post={postWhole} send={sendWhole} />;
  }
}
