import type { NoticeTone } from "@/components/ui/notice";
import { StateWord } from "@/components/ui/state-word";
import type { AttentionKind } from "@/lib/core/attention/attention-case";
import type { AttentionCase } from "@/lib/core/attention/attention-view";
import { outcomeLabel } from "@/lib/core/attention/case-outcomes";
import { kindLabel } from "@/lib/core/attention/case-words";

// Bad is what has gone wrong for the customer or with the books; the rest waits for somebody.
const tones: Record<AttentionKind, NoticeTone> = {
  refund_failed: "bad",
  refund_canceled: "bad",
  customer_must_act: "caution",
  outcome_unknown: "caution",
  outside_collision: "caution",
  books_disagree: "bad",
  recovered_from_stripe: "caution",
  tie_out_unexplained: "caution",
};

/** What kind of case it is; the outcome beside it once it is closed. */
export function CaseStateWord({ one: { kind, closing } }: { one: AttentionCase }) {
  if (closing === null) return <StateWord tone={tones[kind]} text={kindLabel(kind)} />;
  return <StateWord tone="good" text={`${kindLabel(kind)}: ${outcomeLabel(closing.outcome)}`} />;
}
