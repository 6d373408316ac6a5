import { Notice } from "@/components/ui/notice";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import { refundStateSentence } from "@/lib/core/sentences";

/** What came of undoing a refund, told by how it stands now. */
export function UndoNotice(props: {
  undo: string | readonly string[] | undefined;
  refund: Pick<RequestedRefund, "state" | "unknownMode" | "refundId">;
}) {
  const sentence = sentenceOf(props.undo, props.refund);
  if (sentence === null) return null;
  const isDone = props.undo === "undone";
  return (
    <div className="mb-6">
      <Notice tone={isDone ? "good" : "caution"}>
        <output className="block">{sentence}</output>
      </Notice>
    </div>
  );
}

function sentenceOf(
  undo: string | readonly string[] | undefined,
  { state, unknownMode, refundId }: Pick<RequestedRefund, "state" | "unknownMode" | "refundId">,
): string | null {
  switch (undo) {
    case "undone":
      return state === "withdrawn" ? "Undone. Nothing was sent, and the amount is free again." : null;
    case "too_late":
      return `It was too late to undo this refund; it stands at: ${refundStateSentence(state, unknownMode, refundId)}. Nothing was changed.`;
    case "not_own_request":
      return "Only whoever asked for a refund can undo it. Nothing was changed.";
    case "signed_out":
      return state === "held" ? "You were signed out, so it was not undone. Press the button again." : null;
    default:
      return null;
  }
}
