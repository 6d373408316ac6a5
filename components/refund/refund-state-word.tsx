import type { NoticeTone } from "@/components/ui/notice";
import { StateWord } from "@/components/ui/state-word";
import type { RefundState, UnknownMode } from "@/lib/core/refund/refund-ledger";
import { refundStateSentence } from "@/lib/core/sentences";

const tones: Record<RefundState, NoticeTone> = {
  awaiting_approval: "caution",
  returned: "caution",
  approved: "neutral",
  submitting: "caution",
  unknown: "caution",
  pending: "caution",
  requires_action: "caution",
  succeeded: "good",
  failed: "bad",
  canceled: "neutral",
  rejected: "bad",
  expired: "neutral",
  withdrawn: "neutral",
};

export function RefundStateWord(props: { state: RefundState; unknownMode: UnknownMode | null }) {
  return <StateWord tone={tones[props.state]} text={refundStateSentence(props.state, props.unknownMode)} />;
}
