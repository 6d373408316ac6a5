import type { NoticeTone } from "@/components/ui/notice";
import { StateWord } from "@/components/ui/state-word";
import type { ChargeState } from "@/lib/core/charge/charge";
import { chargeStateLabel } from "@/lib/core/sentences";

const tones: Record<ChargeState, NoticeTone> = {
  failed: "bad",
  pending: "caution",
  uncaptured: "neutral",
  expired: "neutral",
  disputed: "bad",
  refunded: "neutral",
  partly_refunded: "caution",
  partly_captured: "caution",
  paid: "good",
};

export function ChargeStateWord({ state }: { state: ChargeState }) {
  return <StateWord tone={tones[state]} text={chargeStateLabel(state)} />;
}
