import type { NoticeTone } from "@/components/ui/notice";
import { StateWord } from "@/components/ui/state-word";
import type { RefundState, UnknownMode } from "@/lib/core/refund/refund-ledger";
import { refundStateSentence } from "@/lib/core/sentences";

const tones: Record<RefundState, NoticeTone> = {
  awaiting_approval: "caution",
  returned: "caution",
  held: "caution",
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

/** `refundId` is Stripe's: null while Stripe has no refund. */
export function RefundStateWord(props: {
  state: RefundState;
  unknownMode: UnknownMode | null;
  refundId: string | null;
}) {
  const { state, unknownMode, refundId } = props;
  return <StateWord tone={tones[state]} text={refundStateSentence(state, unknownMode, refundId)} />;
}
